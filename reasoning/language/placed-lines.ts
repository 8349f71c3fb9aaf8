import { closeSync, openSync, readSync } from 'node:fs'

/** Where a line stands in a file, in bytes; its line feed counts. */
export interface Place {
  readonly at: number
  readonly bytes: number
}

/** A line of a file. */
export interface PlacedLine extends Place {
  readonly text: string
  /** Whether a line feed ends it. */
  readonly whole: boolean
}

/** Bytes of a file that are read at a time. */
const PIECE = 1 << 20

/** The lines of a file, which may be larger than memory, each with its place. */
export function* linesIn(path: string): Generator<PlacedLine> {
  const file = openSync(path, 'r')
  try {
    const piece = Buffer.alloc(PIECE)
    let rest = Buffer.alloc(0)
    let at = 0
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      rest = Buffer.concat([rest, piece.subarray(0, read)])
      let start = 0
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
        const bytes = end + 1 - start
        yield { text: rest.toString('utf8', start, end), at, bytes, whole: true }
        at += bytes
        start = end + 1
      }
      rest = rest.subarray(start)
    }
    if (rest.length > 0) yield { text: rest.toString('utf8'), at, bytes: rest.length, whole: false }
  } finally {
    closeSync(file)
  }
}

/** What stands in a file at a place. */
export function lineAt(path: string, { at, bytes }: Place): string {
  const line = Buffer.alloc(bytes)
  const file = openSync(path, 'r')
  try {
    readSync(file, line, 0, bytes, at)
  } finally {
    closeSync(file)
  }
  return line.toString('utf8')
}
