import { seatAgent } from '../agents/roster.ts'
import { familyNamed } from '../environments/catalog.ts'
import { BadInput } from '../environments/errors.ts'
import { HOST_DEFAULTS } from '../environments/host.ts'
import type { MatchRecord } from './match.ts'
import { Record } from './record.ts'
import { schedule, type TournamentConfig } from './schedule.ts'
import { standings, type TournamentResult } from './standings.ts'
import { playOnWorkers } from './workers/pool.ts'

/** What to play and how. `timeLimitMs` is 60,000 when left out. */
export interface RunConfig extends Omit<TournamentConfig, 'timeLimitMs'> {
  readonly timeLimitMs?: number
  /** Worker threads; results do not depend on it. */
  readonly concurrency: number
  /** Folder of the record; the same tournament again resumes it. */
  readonly out?: string
}

export interface RunOptions {
  readonly signal?: AbortSignal
  /** Told after each match how many games of how many are finished. */
  readonly onProgress?: (progress: { readonly finished: number; readonly total: number }) => void
}

/**
 * Plays a tournament and judges it.
 * Throws `BadInput` before anything is played when the configuration cannot be.
 */
export async function runTournament(run: RunConfig, options: RunOptions = {}): Promise<TournamentResult> {
  const { concurrency, out, timeLimitMs = HOST_DEFAULTS.timeLimitMs, ...config } = run
  const family = familyNamed(config.game)
  const game = family.create(config.settings)
  const twice = config.agents.find((agent, i) => config.agents.indexOf(agent) !== i)
  if (twice !== undefined) throw new BadInput(`agents: "${twice}" is named twice; each name plays once`)
  if (config.agents.length < game.seats)
    throw new BadInput(
      `agents: ${config.agents.length} named, but a table of ${game.name} has ${game.seats} seats`,
    )
  const seated = config.agents.map((agent) => seatAgent(agent, game, family.policies))
  const resolved: TournamentConfig = { ...config, settings: game.settings, timeLimitMs }
  const record = out === undefined ? undefined : new Record(out, resolved, family.log.file)
  const matches: MatchRecord[] = [...(record?.matches ?? [])]
  const resumed = matches.reduce((sum, { games }) => sum + games.length, 0)
  const entries = schedule(resolved, game.seats)
  const total = entries.reduce((sum, { games }) => sum + games, 0)
  const played = new Set(matches.map(({ entry }) => entry.index))
  let finished = resumed
  await playOnWorkers(
    resolved,
    entries.filter(({ index }) => !played.has(index)),
    concurrency,
    (match) => {
      matches.push(match)
      record?.add(match)
      finished += match.games.length
      options.onProgress?.({ finished, total })
    },
    options.signal,
  )
  const table = { seats: game.seats, unit: game.unit, remembers: seated.map(({ remembers }) => remembers) }
  return standings(resolved, table, matches, { resumed, out: out ?? null })
}
