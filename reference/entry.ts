import { type Node, SyntaxKind } from 'typescript/unstable/ast'
import { isClassDeclaration, isVariableDeclaration } from 'typescript/unstable/ast/is'
import {
  type Checker,
  type Symbol as Meaning,
  NodeBuilderFlags,
  type Project,
  SignatureKind,
  SymbolFlags,
} from 'typescript/unstable/sync'
import { type Docstring, docstringOf } from './docstring.ts'
import { outlineOf } from './outline.ts'

/** What a reader calls what is exported. */
export type Kind = 'function' | 'class' | 'type' | 'constant'

/** One thing that a face exports. */
export interface Entry {
  /** The name by which the face exports it. */
  readonly name: string
  readonly kind: Kind
  /** How it is declared, in TypeScript. */
  readonly declaration: string
  readonly docstring: Docstring
  /** Which thing it is, whatever its name: the number of this reading. */
  readonly id: number
  /** The other things of this package that its declaration names, each by its name there. */
  readonly names: readonly Named[]
}

interface Named {
  readonly as: string
  readonly id: number
}

/** What a symbol stands for in the end. */
export const resolved = (checker: Checker, symbol: Meaning): Meaning =>
  symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

/** What is to be said of a symbol under the name that a face gives it. */
export function entryOf(project: Project, name: string, symbol: Meaning): Entry {
  const { checker } = project
  const node = symbol.declarations[0]?.resolve(project)
  if (node === undefined) throw new RangeError(`${name}: is declared nowhere`)
  const { text, identifiers } = outlineOf(node)
  const found = text === undefined ? [] : checker.getSymbolAtLocation(identifiers)
  const names = new Map<number, Named>()
  for (const one of found) {
    if (one === undefined) continue
    const { id, declarations } = resolved(checker, one)
    if (id !== symbol.id && declarations[0] !== undefined && isOwn(declarations[0]))
      names.set(id, { as: one.name, id })
  }
  return {
    name,
    kind: kindOf(node, checker, symbol),
    declaration: (text ?? inferred(project, node, symbol)).replace(symbol.name, name),
    docstring: docstringOf(symbol.getDocumentationComment(checker), symbol.getJsDocTags(checker)),
    id: symbol.id,
    names: [...names.values()],
  }
}

const TYPES: readonly SyntaxKind[] = [
  SyntaxKind.ClassDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
]

/** Whether a type of this package is declared there, and not one of a package that it uses. */
const isOwn = ({ kind, path }: { kind: SyntaxKind; path: string }): boolean =>
  TYPES.includes(kind) && !path.includes('/node_modules/')

function kindOf(node: Node, checker: Checker, symbol: Meaning): Kind {
  if (isClassDeclaration(node)) return 'class'
  if (TYPES.includes(node.kind)) return 'type'
  const type = checker.getTypeOfSymbol(symbol)
  const calls = type === undefined ? [] : checker.getSignaturesOfType(type, SignatureKind.Call)
  return calls.length > 0 ? 'function' : 'constant'
}

/** A declaration whose type is not written but worked out by the compiler. */
function inferred({ checker, emitter }: Project, node: Node, symbol: Meaning): string {
  const isValue = isVariableDeclaration(node)
  const type = isValue ? checker.getTypeOfSymbol(symbol) : checker.getDeclaredTypeOfSymbol(symbol)
  const flags =
    NodeBuilderFlags.NoTruncation |
    NodeBuilderFlags.InTypeAlias |
    NodeBuilderFlags.MultilineObjectLiterals |
    NodeBuilderFlags.UseSingleQuotesForStringLiteralType
  const written = type && checker.typeToTypeNode(type, node, flags)
  if (written === undefined) throw new RangeError(`${symbol.name}: has no type that can be written`)
  // The compiler indents by four, ends with semicolons, and says twice what is optional.
  const text = emitter
    .printNode(written)
    .replace(/(?<=\?: .*) \| undefined;$/gm, '')
    .replace(/;$/gm, '')
    .replace(/^( +)\1/gm, '$1')
  return isValue ? `const ${symbol.name}: ${text}` : `type ${symbol.name} = ${text}`
}
