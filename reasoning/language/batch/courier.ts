import { readFileSync, statSync } from 'node:fs'
import type { Clock } from '../clock.ts'
import { ModelUnavailable } from '../faults.ts'
import { readResponse } from './lines.ts'
import type { Round } from './rounds.ts'

/** Takes a round of questions to whoever answers it. */
export interface Courier {
  /** How long it waits at most before it looks again, ms. */
  readonly longestWaitMs: number
  /**
   * Looks whether a round's answers are there, which are then in its file; sends the round out where it is not yet.
   * @param patient whether answers may still be coming in: then a file that is being written is waited for
   * Throws `RoundFailed` where the round will never be answered, and `RunEnded` where nobody can be reached.
   */
  collect(round: Round, patient: boolean, signal: AbortSignal): Promise<boolean>
  /** Where the round is and what is waited for, in words for a person. */
  whereabouts(round: Round): string
}

/** A round that nobody will answer: it is withdrawn, and its questions are asked anew by the run that resumes this one. */
export class RoundFailed extends ModelUnavailable {}

/** How long a file of answers that lacks some must have stayed as it is, ms, until it is taken for finished. */
const SETTLED_MS = 5000

/** Waits for somebody, or something, to write the answers beside the questions. */
export function folderCourier(clock: Clock): Courier {
  const seen = new Map<string, { readonly state: string; readonly since: number }>()
  return {
    longestWaitMs: 1000,
    async collect({ responses, urls }, patient) {
      const stats = statSync(responses, { throwIfNoEntry: false })
      if (stats === undefined) return false
      if (!patient) return true
      const state = `${stats.size} ${stats.mtimeMs}`
      const before = seen.get(responses)
      if (before?.state === state) return clock.now() - before.since >= SETTLED_MS
      seen.set(responses, { state, since: clock.now() })
      return isWhole(readFileSync(responses, 'utf8'), urls.size)
    },
    whereabouts: ({ requests, responses }) =>
      `the questions are in ${requests}; write the answers to ${responses}`,
  }
}

/** Whether a file has a line for every question, the last one whole. */
function isWhole(text: string, questions: number): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length >= questions && readResponse(lines.at(-1) ?? '') !== undefined
}
