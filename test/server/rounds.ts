import { writeFileSync } from 'node:fs'
import { BatchWaiting, type OpenRound } from '../../reasoning/language/batch/batches.ts'
import { type Asked, askedIn, lineFor } from '../../testing/server/batch-lines.ts'
import type { Script } from '../../testing/server/openai-server.ts'
import { runTournament, type TournamentConfig, type TournamentResult } from '../../tournaments/run.ts'

/** Writes the answers to a round: every line as JSON, in the opposite order, or text as it is. */
export function answerRound({ responses }: OpenRound, lines: readonly (object | string)[]): void {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  writeFileSync(responses, `${texts.toReversed().join('\n')}\n`)
}

/** What a person, or a program, makes of the questions of a round: its lines of answers. @param round from 1 */
export type Answering = (asked: readonly Asked[], round: number) => readonly (object | string)[]

/** Answers everything by a script. */
export const byScript =
  (script: Script): Answering =>
  (asked) =>
    asked.map((question, i) => lineFor(question, script, i + 1))

/** A tournament played round by round, each round by a run of its own that ends before its answers are written. */
export async function playRounds(
  config: TournamentConfig,
  answering: Answering,
  onNotice: (line: string) => void = () => {},
): Promise<{ readonly result: TournamentResult; readonly rounds: readonly (readonly Asked[])[] }> {
  const rounds: Asked[][] = []
  for (;;)
    try {
      return { result: await runTournament({ ...config, batchOnce: true }, { onNotice }), rounds }
    } catch (error) {
      if (!(error instanceof BatchWaiting)) throw error
      for (const round of error.rounds) {
        rounds.push(askedIn(round.requests))
        answerRound(round, answering(rounds[rounds.length - 1], rounds.length))
      }
    }
}
