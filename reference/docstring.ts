/** What a docstring says, in parts. */
export interface Docstring {
  /** Markdown. */
  readonly description: string
  /** Of parameters and type parameters, in order: those that are spoken of. */
  readonly parameters: readonly { readonly name: string; readonly says: string }[]
  readonly returns: string | undefined
}

/** A tag as the compiler reads it: `@param name says`. */
interface Tag {
  readonly name: string
  readonly text?: string | undefined
}

/** Puts a docstring's parts in order. What is thrown begins a paragraph of its own. */
export function docstringOf(description: string, tags: readonly Tag[]): Docstring {
  const parameters = tags
    .filter(({ name }) => name === 'param' || name === 'typeParam')
    .map(({ text = '' }) => {
      const [name, ...words] = text.split(/\s+/)
      return { name, says: words.join(' ') }
    })
  return {
    description: description.replace(/(?<!\n)\n(?=Throws )/g, '\n\n'),
    parameters,
    returns: tags.find(({ name }) => name === 'returns')?.text,
  }
}
