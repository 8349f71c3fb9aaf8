import { availableParallelism } from 'node:os'
import type { Language } from '../../agents/language.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { WAITING } from '../language.ts'
import type { Table } from '../table.ts'
import { type Lane, type WorkerStart, workerLane } from './lane.ts'

/** What is played, and how much of it. */
export interface Place {
  readonly table: Table
  readonly language: Language
  /** How many are left to play. */
  readonly matches: number
  readonly signal: AbortSignal
}

/**
 * Threads for players that compute; players that wait share this one, and so does a single lane. Where questions go out
 * in batches all matches are played at the same time: each would wait for a batch of its own otherwise.
 */
export function lanesHere(
  start: Pick<WorkerStart, 'config' | 'source' | 'deliberations'>,
  { table, language, matches, signal }: Place,
): Lane[] {
  const usual = table.computes ? availableParallelism() : table.batched ? matches : WAITING
  const { concurrency = usual } = start.config
  const length = Math.min(concurrency, matches)
  if (length <= 1 || !table.computes) {
    const closing = new AbortController()
    const stop = AbortSignal.any([signal, closing.signal])
    return Array.from({ length }, () => ({
      play: (match, onGames) =>
        language.models.play(() => table.play(match, stop, (game, i) => onGames([game], i))),
      close: async () => closing.abort(),
    }))
  }
  const memory = familyNamed(start.config.game).memory?.read()
  return Array.from({ length }, () => workerLane({ ...start, game: start.config.game, memory }))
}
