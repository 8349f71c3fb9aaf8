import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadInput } from '../environments/errors.ts'
import type { Identity } from './config.ts'

const CONFIG = 'config.json'

/**
 * Writes what tournament a folder holds, or checks that it holds this one.
 * @param games the name of the file that must not be there without a configuration
 * Throws `BadInput` that says what differs.
 */
export function claimFolder(folder: string, identity: Identity, games: string): void {
  const there = recordedConfig(folder, games)
  if (there === undefined) {
    const file = join(folder, CONFIG)
    // Written whole or not at all.
    writeFileSync(`${file}.new`, `${JSON.stringify(identity, null, 2)}\n`)
    renameSync(`${file}.new`, file)
    return
  }
  const different = Object.keys({ ...there, ...identity }).filter(
    (key) => JSON.stringify(there[key]) !== JSON.stringify(identity[key]),
  )
  if (different.length === 0) return
  const text = (value: unknown) => JSON.stringify(value) ?? 'nothing'
  const differences = different.map(
    (key) => `${key} is ${text(there[key])} there, ${text(identity[key])} here`,
  )
  throw new BadInput(
    `--out ${folder}: holds another tournament: ${differences.join('; ')}; name another folder, or the same tournament to resume it`,
  )
}

/**
 * What tournament a folder holds, if it holds one.
 * Throws `BadInput` where that is damaged, or is not there but games are.
 */
export function recordedConfig(
  folder: string,
  games: string,
): { readonly [key: string]: unknown } | undefined {
  const file = join(folder, CONFIG)
  if (existsSync(file)) return readConfig(file)
  const other = join(folder, games)
  if (existsSync(other) && statSync(other).size > 0)
    throw new BadInput(`--out ${folder}: has ${games} but no config.json; restore it, or name another folder`)
  return undefined
}

/** What tournament a folder holds. Throws `BadInput` for a file that is missing or damaged. */
export function readConfig(file: string): { readonly [key: string]: unknown } {
  let config: unknown
  try {
    config = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new BadInput(`${file}: is damaged; restore it, or name another folder`, { cause })
  }
  return typeof config === 'object' && config !== null ? { ...config } : {}
}
