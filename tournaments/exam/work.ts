import { BadInput } from '../../environments/errors.ts'
import type { Desk } from './desk.ts'
import type { Answer } from './sit.ts'
import type { ExamSheet, Item } from './spot.ts'

/** What a worker thread of an exam is started with. */
export interface ExamStart {
  readonly game: string
  /** Those that compute. */
  readonly agents: readonly string[]
  readonly sheet: ExamSheet
}

/** A question that is still to be drawn, or one that was read. */
export type ExamJob = { readonly number: number } | { readonly item: Item; readonly where: string }

/** The question with the answers of those that compute, or what is wrong with it. */
export type Answered =
  | { readonly item: Item; readonly answers: readonly Answer[] }
  | { readonly wrong: string }

/** Draws or checks a question, and puts it to all agents of the desk that compute. */
export async function answerComputing(desk: Desk, sheet: ExamSheet, job: ExamJob): Promise<Answered> {
  try {
    const item = 'item' in job ? job.item : desk.draw(sheet, job.number)
    if ('item' in job) desk.check(sheet, item, job.where)
    const answers: Answer[] = []
    for (const [agent, computes] of desk.computes.entries())
      if (computes) answers.push(await desk.sit(sheet, agent, item))
    return { item, answers }
  } catch (error) {
    // Told as data: what is wrong with a file is no defect of a thread.
    if (error instanceof BadInput) return { wrong: error.message }
    throw error
  }
}
