import { createReadStream } from 'node:fs'

/** A line of a file. */
export interface Line {
  readonly text: string
  /** From 1. */
  readonly number: number
  /** The bytes of the file up to and with this line. */
  readonly end: number
  /** Whether nothing follows. */
  readonly last: boolean
  /** Whether a line feed ends it. */
  readonly whole: boolean
}

const LINE_FEED = 10

/**
 * The lines of a file, one after another: the file may be larger than memory.
 * @param after how many bytes, which so many whole lines take, are passed over
 */
export async function* linesOf(path: string, after = { byte: 0, line: 0 }): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0)
  let held: Omit<Line, 'last'> | undefined
  let number = after.line
  let end = after.byte
  for await (const chunk of createReadStream(path, { start: after.byte, highWaterMark: 1 << 20 })) {
    rest = Buffer.concat([rest, chunk])
    let start = 0
    for (let at = rest.indexOf(LINE_FEED); at >= 0; at = rest.indexOf(LINE_FEED, start)) {
      if (held !== undefined) yield { ...held, last: false }
      end += at + 1 - start
      held = { text: rest.toString('utf8', start, at), number: ++number, end, whole: true }
      start = at + 1
    }
    rest = rest.subarray(start)
  }
  if (held !== undefined) yield { ...held, last: rest.length === 0 }
  if (rest.length > 0)
    yield {
      text: rest.toString('utf8'),
      number: number + 1,
      end: end + rest.length,
      last: true,
      whole: false,
    }
}
