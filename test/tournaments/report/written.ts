import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { ListRow } from '../../../tournaments/report/archive.ts'
import type { ShownGame } from '../../../tournaments/report/shown-game.ts'

/** A page as it was written, with what it holds for its script. */
export interface Written {
  readonly text: string
  readonly list: readonly ListRow[]
  readonly games: readonly ShownGame[]
}

/** Reads a report back. */
export function written(file: string): Written {
  const text = readFileSync(file, 'utf8')
  const data = (id: string): string | undefined =>
    new RegExp(`<script type="[^"]*" id="${id}">([^<]*)</script>`).exec(text)?.[1]
  const unpacked = (id: string) => {
    const packed = data(id)
    return packed === undefined ? undefined : JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString())
  }
  const games: ShownGame[] = []
  for (let block = 0, found = unpacked('block-0'); found !== undefined; found = unpacked(`block-${++block}`))
    games.push(...found)
  return { text, list: unpacked('list-data'), games }
}
