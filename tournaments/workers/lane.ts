import type { DealSource } from '../../environments/game.ts'
import type { CheckedConfig } from '../config.ts'
import type { PlayedGame } from '../match.ts'
import type { Match } from '../schedule.ts'
import { JobThread, type Start } from './job-thread.ts'

/** Something that plays one match at a time. */
export interface Lane {
  /** @param onGames told of games as they are over, all of them one time; `from`: which of the match is the first */
  play(match: Match, onGames: (games: readonly PlayedGame[], from: number) => void): Promise<PlayedGame[]>
  close(): Promise<unknown>
}

/** What a worker thread is started with: enough to seat the same players there. */
export interface WorkerStart extends Start {
  readonly config: CheckedConfig
  /** Read once, for all threads: a file may change. */
  readonly source: DealSource
  /** Whether deliberations are wanted back: they are most of what a match weighs. */
  readonly deliberations: boolean
}

/** A lane in a worker thread. Closing it stops the match in play, which then rejects. */
export function workerLane(start: WorkerStart): Lane {
  const thread = new JobThread<Match, PlayedGame[]>(new URL('./worker.ts', import.meta.url), start)
  return {
    async play(match, onGames) {
      const games = await thread.do(match)
      onGames(games, 0)
      return games
    },
    close: () => thread.close(),
  }
}
