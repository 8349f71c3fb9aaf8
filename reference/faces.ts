import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { API, type Project } from 'typescript/unstable/sync'
import { type Entry, entryOf, resolved } from './entry.ts'

/** One face of the package: what an import of it gives. */
export interface Face {
  /** What programs import: `bidder/agents`. */
  readonly specifier: string
  /** What its file says of it. */
  readonly about: string
  /** By name. */
  readonly entries: readonly Entry[]
}

const root = join(import.meta.dirname, '..')
const CONFIG = join(root, 'tsconfig.build.json')

/** Reads what each face exports, in the order of package.json, as the compiler sees the sources. */
export function readFaces(): Face[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // The compiler that checks the types, by an API that it may still change: its version is pinned.
  const api = new API({ cwd: root })
  try {
    const project = api.updateSnapshot({ openProjects: [CONFIG] }).getProject(CONFIG)
    if (project === undefined) throw new RangeError(`${CONFIG} is no project`)
    return Object.keys(exports)
      .filter((path) => path !== './package.json')
      .map((path) => readFace(project, path))
  } finally {
    api.close()
  }
}

function readFace(project: Project, path: string): Face {
  const { program, checker } = project
  const file = program.getSourceFile(join(root, path, 'index.ts'))
  const symbol = file && checker.getSymbolAtLocation(file)
  if (file === undefined || symbol === undefined)
    throw new RangeError(`${path}: has no index.ts that exports`)
  const [, about = ''] = /^\/\/ (.*)$/m.exec(file.text) ?? []
  return {
    specifier: join('bidder', path),
    about,
    entries: checker
      .getExportsOfModule(symbol)
      .map((exported) => entryOf(project, exported.name, resolved(checker, exported)))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}
