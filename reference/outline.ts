import type { Identifier, Node, SourceFile } from 'typescript/unstable/ast'
import {
  isArrowFunction,
  isBlock,
  isFunctionDeclaration,
  isIdentifier,
  isPrivateIdentifier,
  isPropertyDeclaration,
  isTypeAliasDeclaration,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'

/** A declaration as a reader needs it: without bodies, values and what is private. */
export interface Outline {
  /** As it is written, docstrings of members included; undefined where no type is written. */
  readonly text: string | undefined
  /** All names in it. */
  readonly identifiers: readonly Identifier[]
}

/** The outline of what a face exports: a function, a class, an interface, a type or a constant. */
export function outlineOf(node: Node): Outline {
  const source = node.getSourceFile()
  const cuts: Cut[] = []
  const identifiers: Identifier[] = []
  walk(node, source, cuts, identifiers)
  const slice = (from: number, to: number) => withoutCuts(source.text, from, to, cuts)
  return {
    text: written(node, slice)
      ?.replace('{\n\n', '{\n')
      .replace(/^( +)async /gm, '$1'),
    identifiers,
  }
}

/** A part of the source that is left out. */
type Cut = readonly [from: number, to: number]

function walk(node: Node, source: SourceFile, cuts: Cut[], identifiers: Identifier[]): void {
  node.forEachChild((child) => {
    if (isPropertyDeclaration(node) && node.type && child === node.initializer)
      cuts.push([node.type.getEnd(), child.getEnd()])
    else if (isLeftOut(child, node, source)) cuts.push([child.getFullStart(), child.getEnd()])
    else if (isIdentifier(child)) identifiers.push(child)
    else walk(child, source, cuts, identifiers)
    return undefined
  })
}

function isLeftOut(child: Node, parent: Node, source: SourceFile): boolean {
  if (isBlock(child)) return true
  if (isArrowFunction(parent) && isVariableDeclaration(parent.parent))
    return child === parent.body || child === parent.equalsGreaterThanToken
  const docs = source.text.slice(child.getFullStart(), child.getStart(source))
  if (docs.includes('@internal')) return true
  return 'name' in child && isName(child.name) && isPrivateIdentifier(child.name)
}

const isName = (name: unknown): name is Node => typeof name === 'object' && name !== null && 'kind' in name

function withoutCuts(text: string, from: number, to: number, cuts: readonly Cut[]): string {
  let kept = ''
  let at = from
  for (const [start, end] of cuts.toSorted(([a], [b]) => a - b)) {
    if (start < at || end > to) continue
    kept += text.slice(at, start)
    at = end
  }
  return kept + text.slice(at, to)
}

function written(node: Node, slice: (from: number, to: number) => string): string | undefined {
  if (isFunctionDeclaration(node) && node.name)
    return `function ${slice(node.name.getStart(), node.getEnd())}`
  if (isVariableDeclaration(node)) {
    const { name, type, initializer } = node
    if (type) return `const ${slice(name.getStart(), type.getEnd())}`
    if (initializer === undefined || !isArrowFunction(initializer) || !initializer.type) return undefined
    const head = slice(initializer.getStart(), initializer.getEnd()).replace(/^async /, '')
    return `function ${slice(name.getStart(), name.getEnd())}${head}`
  }
  const text = slice(node.getStart(), node.getEnd())
  // What is inferred from a value says nothing without it.
  if (isTypeAliasDeclaration(node) && /\btypeof\b/.test(text)) return undefined
  return text.replace(/^export /, '')
}
