import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { families } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import { settingFields } from '../../environments/settings.ts'
import { CONFIG_NAME } from '../config-file.ts'
import { printJson } from '../output.ts'

/** The tree that this file is in: the package itself, or what is built of it, in a folder of the package. */
const TREE = fileURLToPath(new URL('../../', import.meta.url))

const there = (...files: string[]): string => files.find((file) => existsSync(file)) ?? files[0]
const schema = (): string => there(join(TREE, 'bidder.schema.json'), join(TREE, '..', 'bidder.schema.json'))
const face = (): string => there(join(TREE, 'index.ts'), join(TREE, 'index.js'))

/** An experiment of the games that are shown first, with the first house players of each. */
const games = families.flatMap(({ name, schema, showcase }) => {
  if (showcase === undefined) return []
  const [setting] = settingFields(schema)
  const [first, second] = showcase.opponents
  return [
    {
      game: name,
      settings: { [setting.name]: setting.default },
      agents: ['bidder', first, second],
      comparisons: [`bidder>${first}`],
    },
  ]
})
const EXPERIMENT = { games, deals: 20, match: 10, seed: 1, out: 'runs/example' }

const COMMENT = [
  `An experiment: ${games.length} games, three players in each, less than a minute in all.`,
  'Run it with: bidder tournament and the name of this file.',
  'Options override what stands here: --deals 200.',
]

/** What is written, by the form of the file. @param folder where it will be */
const forms: Readonly<Record<'yaml' | 'ts' | 'json', (folder: string) => Promise<string> | string>> = {
  async yaml(folder) {
    const { stringify } = await import('yaml')
    const head = [`yaml-language-server: $schema=${path(folder, schema())}`, ...COMMENT]
    return `${head.map((line) => `# ${line}\n`).join('')}${stringify(EXPERIMENT)}`
  },
  ts(folder) {
    const lines = COMMENT.map((line) => `// ${line}\n`).join('')
    const body = JSON.stringify(EXPERIMENT, null, 2)
      .replace(/"(\w+)":/g, '$1:')
      .replaceAll('"', "'")
    return `import { defineConfig } from '${library(folder)}'\n\n${lines}export default defineConfig(${body})\n`
  },
  json: (folder) => `${JSON.stringify({ $schema: path(folder, schema()), ...EXPERIMENT }, null, 2)}\n`,
}

/** `bidder init`: writes an experiment that runs to the working folder, and nothing over a file that is there. */
export async function init({ format, json }: { format: keyof typeof forms; json?: boolean }): Promise<void> {
  const file = `${CONFIG_NAME}.${format}`
  try {
    writeFileSync(file, await forms[format](process.cwd()), { flag: 'wx' })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'EEXIST')
      throw new BadInput(
        `${file} is there already and is left as it is; remove it first, or take another --format`,
      )
    throw new BadInput(`${file}: cannot be written (${String(code)}); go to a folder that you may write to`, {
      cause,
    })
  }
  if (json) printJson({ file })
  else console.log(`${file} is written; run it with: bidder tournament ${file}`)
}

/** The path of a file as a file in that folder writes it. */
function path(folder: string, file: string): string {
  const way = relative(folder, file).split(sep).join('/')
  return way.startsWith('.') ? way : `./${way}`
}

/** How a program in that folder imports this package: by its name, or by its path where it is not installed there. */
function library(folder: string): string {
  try {
    createRequire(join(folder, CONFIG_NAME)).resolve('bidder')
    return 'bidder'
  } catch {
    return path(folder, face())
  }
}
