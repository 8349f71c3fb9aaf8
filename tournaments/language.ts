import { join } from 'node:path'
import type { Language } from '../agents/language.ts'
import { BadInput } from '../environments/errors.ts'
import type { Budget } from '../reasoning/language/budget.ts'
import { Cassette } from '../reasoning/language/cassette.ts'
import { Models } from '../reasoning/language/models.ts'
import { readPrices } from '../reasoning/language/prices.ts'
import type { CheckedConfig } from './config.ts'
import type { PlayedGame } from './match.ts'
import { namesBySeat } from './record-lines.ts'
import type { Match } from './schedule.ts'
import type { UsageRow } from './statistics/standings.ts'

/** Matches at the same time where players wait for models. */
export const WAITING = 16

/** The batches of an API in the folder of a record. */
const BATCHES = 'batches'

/** The requests to models in the folder of a record: a run that is resumed pays for none of them again. */
const REQUESTS = 'requests.jsonl'

/**
 * How the language agents of a tournament reach their models.
 * @param onNotice told, in one line each, what a person should know while batches are under way
 * @param budget what several tournaments may use together; absent: the limits are this one's alone
 * Throws `BadInput` for prices or recordings that cannot be used.
 */
export function languageOf(
  config: Pick<
    CheckedConfig,
    'model' | 'limits' | 'prices' | 'concurrency' | 'out' | 'record' | 'replay' | 'batchOnce'
  >,
  onNotice: (line: string) => void = () => {},
  budget?: Budget,
): Language {
  const { model, limits, prices, concurrency = WAITING, out, replay, batchOnce = false } = config
  if (replay !== undefined && config.record !== undefined)
    throw new BadInput('--record and --replay: a run records or replays; leave one out')
  const record = config.record ?? (out === undefined ? undefined : join(out, REQUESTS))
  return {
    models: new Models({
      concurrency,
      batchOnce,
      onNotice,
      ...(out === undefined ? {} : { batches: join(out, BATCHES) }),
      ...(limits === undefined ? {} : { limits }),
      ...(budget === undefined ? {} : { total: budget }),
      ...(prices === undefined ? {} : { prices: readPrices('prices', prices) }),
      ...(replay === undefined && record === undefined
        ? {}
        : {
            cassette: () =>
              replay === undefined ? new Cassette(record ?? '', 'record') : new Cassette(replay, 'replay'),
          }),
    }),
    ...(model === undefined ? {} : { model }),
  }
}

/** What was used, with what this run was spared, and what it comes to where there are prices. */
export function withCosts(rows: readonly UsageRow[], { models }: Language): UsageRow[] {
  return rows.map((row) => {
    const { cached, price } = models.count(row.agent)
    const cost = price?.of(row.inputTokens, row.outputTokens)
    return { ...row, cached, ...(cost === undefined ? {} : { cost }) }
  })
}

/** Counts what a recorded match has used: the limits of batches are those of all rounds together. */
export function remember(
  { models }: Language,
  match: Match,
  games: readonly PlayedGame[],
  agents: readonly string[],
): void {
  games.forEach(({ decisions }, i) => {
    const names = namesBySeat(match, i, agents)
    for (const { seat, usage } of decisions) if (usage !== undefined) models.remember(names[seat], usage)
  })
}
