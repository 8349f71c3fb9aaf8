import { readFileSync } from 'node:fs'
import { sha256 } from '../../environments/sha256.ts'

/** One message of a conversation with a model. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** A question in words, from a file of `prompts/`: headings name who speaks, `{{name}}` is where something is put in. */
export interface Prompt {
  readonly name: string
  /** The first 12 hexadecimal digits of the SHA-256 of the file: recorded with every decision. */
  readonly hash: string
  /**
   * The messages, with every part in its place. What is put in is not looked at again: it can hold braces.
   * Throws `RangeError` for a part that is missing.
   */
  fill(parts: Readonly<Record<string, string>>): Message[]
}

const HEADING = /^## (system|user|assistant)$/m
const PLACE = /\{\{(\w+)\}\}/g

/** The prompt of that name; its file is read when the prompt is first used. */
export function promptNamed(name: string): Prompt {
  let read: { readonly hash: string; readonly messages: readonly Message[] } | undefined
  const file = () => {
    read ??= readPrompt(name)
    return read
  }
  return {
    name,
    get hash() {
      return file().hash
    },
    fill: (parts) =>
      file().messages.map(({ role, content }) => ({
        role,
        content: content.replace(PLACE, (_, place: string) => {
          if (!Object.hasOwn(parts, place)) throw new RangeError(`prompt ${name}: nothing to put in ${place}`)
          return parts[place]
        }),
      })),
  }
}

function readPrompt(name: string): { readonly hash: string; readonly messages: readonly Message[] } {
  const text = readFileSync(new URL(`./prompts/${name}.md`, import.meta.url), 'utf8')
  const sections = text.split(HEADING).slice(1)
  const messages: Message[] = []
  for (let i = 0; i < sections.length; i += 2)
    messages.push({ role: roleNamed(sections[i]), content: sections[i + 1].trim() })
  return { hash: sha256(text).slice(0, 12), messages }
}

const roleNamed = (name: string): Message['role'] =>
  name === 'user' || name === 'assistant' ? name : 'system'
