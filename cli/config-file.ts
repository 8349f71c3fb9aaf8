import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BadInput } from '../environments/errors.ts'
import { checkedExperiment, type Experiment } from '../tournaments/experiment.ts'
import { parseJson } from './input.ts'

/** What a file in the working folder is called to be found by itself, the extension left open. */
export const CONFIG_NAME = 'bidder.config'

/** How a file is read, by its extension. */
const readers: Readonly<Record<string, (file: string) => unknown>> = {
  '.ts': loaded,
  '.mts': loaded,
  '.js': loaded,
  '.mjs': loaded,
  '.json': (file) => parseJson(file, text(file)),
  '.yaml': parsedYaml,
  '.yml': parsedYaml,
}

/** The file in a folder that is found by its name, if there is one. Throws `BadInput` where there are several. */
export function foundConfig(folder: string): string | undefined {
  const found = Object.keys(readers)
    .map((extension) => `${CONFIG_NAME}${extension}`)
    .filter((name) => existsSync(join(folder, name)))
  if (found.length > 1)
    throw new BadInput(`there are ${found.join(' and ')} here; say which: bidder tournament FILE`)
  return found.map((name) => (folder === '.' ? name : join(folder, name))).at(0)
}

/**
 * Reads what a file says of an experiment. Nothing in it is believed: it is checked like any other input. A program
 * (`.ts`, `.js`) is run.
 * Throws `BadInput` naming the file, the place in it and what it takes there.
 */
export async function readConfigFile(file: string): Promise<Experiment> {
  const read = readers[extname(file)]
  if (read === undefined)
    throw new BadInput(`${file}: is no configuration: its name ends in ${Object.keys(readers).join(', ')}`)
  const experiment = checkedExperiment(file, await read(file))
  const { prices } = experiment
  if (typeof prices !== 'string') return experiment
  const path = resolve(dirname(file), prices)
  return checkedExperiment(path, { ...experiment, prices: parseJson(path, text(path)) })
}

/** Far above any experiment that a person writes. */
const MOST_BYTES = 1 << 20

function text(file: string): string {
  try {
    const { size } = statSync(file)
    if (size > MOST_BYTES) throw new Error(`it has ${size} bytes, and a configuration at most ${MOST_BYTES}`)
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BadInput(`${file}: cannot be read: ${reason(cause)}`, { cause })
  }
}

async function parsedYaml(file: string): Promise<unknown> {
  const { parseDocument } = await import('yaml')
  const document = parseDocument(text(file), { schema: 'core' })
  // A tag that is not known is a warning there; here it would be a value nobody meant.
  const problem = [...document.errors, ...document.warnings].at(0)
  if (problem !== undefined)
    throw new BadInput(`${file}: is not YAML: ${reason(problem)}`, { cause: problem })
  try {
    return document.toJS()
  } catch (cause) {
    throw new BadInput(`${file}: is not YAML: ${reason(cause)}`, { cause })
  }
}

async function loaded(file: string): Promise<unknown> {
  text(file)
  try {
    const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href)
    return module.default
  } catch (cause) {
    throw new BadInput(`${file}: cannot be loaded: ${reason(cause)}`, { cause })
  }
}

/** The first line, without the picture of the place that may follow it. */
const reason = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n')[0].replace(/:$/, '')
