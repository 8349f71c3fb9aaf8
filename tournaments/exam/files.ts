import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ZodType } from 'zod'
import { BadInput } from '../../environments/errors.ts'
import { makeFolder } from '../../environments/folder.ts'
import { sealed, unsealed } from '../seal.ts'
import { type ExamSheet, examSchema, type Item, keySchema, spotSchema } from './spot.ts'

const SHEET = 'exam.json'
/** What those who sit the exam may see. */
const SPOTS = 'spots.jsonl'
/** What they may not. */
const KEYS = 'keys.jsonl'

/**
 * Makes the folder of an exam, before any work is done. Throws `BadInput` where it cannot be written or holds another.
 */
export function claimExam(folder: string, sheet: ExamSheet): void {
  writing(folder, () => {
    makeFolder(folder)
    const file = join(folder, SHEET)
    const text = `${JSON.stringify(sheet, null, 2)}\n`
    if (existsSync(file) && readFileSync(file, 'utf8') !== text)
      throw new BadInput(`--write ${folder}: holds another exam; name another folder`)
    writeFileSync(file, text)
  })
}

/** Writes the questions and, apart from them, the keys. @see claimExam */
export function writeExam(folder: string, items: readonly Item[]): void {
  const lines = (of: (item: Item) => object) => items.map((item) => `${sealed(of(item))}\n`).join('')
  writing(folder, () => {
    writeFileSync(
      join(folder, SPOTS),
      lines(({ spot }) => spot),
    )
    writeFileSync(
      join(folder, KEYS),
      lines(({ key }) => key),
    )
  })
}

/** Reads an exam that was written. Throws `BadInput` that names the file and the line of what is damaged. */
export function readExam(folder: string): { readonly sheet: ExamSheet; readonly items: readonly Item[] } {
  const file = join(folder, SHEET)
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new BadInput(`${folder}: holds no exam: name what was given to --write`, { cause })
  }
  const sheet = examSchema.safeParse(json)
  if (!sheet.success) throw new BadInput(`${file}: is damaged; write the exam anew`)
  const spots = readLines(join(folder, SPOTS), spotSchema)
  const keys = readLines(join(folder, KEYS), keySchema)
  if (spots.length !== keys.length)
    throw new BadInput(`${folder}: has ${spots.length} spots and ${keys.length} keys; write the exam anew`)
  const items = spots.map((spot, i) => {
    if (keys[i].spot !== spot.spot)
      throw new BadInput(`${folder}: line ${i + 1} has spot ${spot.spot} and the key of ${keys[i].spot}`)
    return { spot, key: keys[i] }
  })
  return { sheet: sheet.data, items }
}

function readLines<Value>(file: string, schema: ZodType<Value>): Value[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BadInput(`${file}: cannot be read; write the exam anew`, { cause })
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, i) => {
      const whole = unsealed(line)
      if (typeof whole !== 'object' || whole === null || !('crc' in whole))
        throw new BadInput(`${file}, line ${i + 1}: is not as it was written; write the exam anew`)
      const { crc: _, ...value } = whole
      const read = schema.safeParse(value)
      if (read.success) return read.data
      const [issue] = read.error.issues
      throw new BadInput(`${file}, line ${i + 1}: ${issue.path.join('.') || 'line'}: ${issue.message}`)
    })
}

function writing(folder: string, write: () => void): void {
  try {
    write()
  } catch (cause) {
    if (cause instanceof BadInput || !(cause instanceof Error)) throw cause
    throw new BadInput(`--write ${folder}: cannot be written (${cause.message}); name a folder that can be`, {
      cause,
    })
  }
}
