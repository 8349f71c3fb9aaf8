import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }

/** Where what decides games is kept. */
const FLOORS = ['environments', 'reasoning', 'agents', 'tournaments']

/**
 * What plays here: the version, and the beginning of the SHA-256 of every file that has a part in a game. Two processes
 * play the same games if this is the same.
 */
export function softwareHere(): string {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const hash = createHash('sha256')
  const files = FLOORS.flatMap((floor) => globSync(`${floor}/**/*.{ts,js,md,json}`, { cwd: root }))
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(join(root, file)))
  return `${manifest.version} (${hash.digest('hex').slice(0, 8)})`
}
