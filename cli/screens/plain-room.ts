import { createInterface } from 'node:readline'
import { PlainAudience } from './plain.ts'
import type { Leave, Room } from './shown-match.ts'

/** A match in lines of text, from the standard input to the standard output. @param grade of each decision of the person */
export function plainRoom(grade: boolean, leave: Leave): Room {
  const input = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  const audience = new PlainAudience({
    input,
    write: (line) => console.log(line),
    grade,
    quit: () => leave(false),
  })
  return {
    audience,
    notice: (line) => console.error(line),
    async close() {
      input.close()
    },
  }
}
