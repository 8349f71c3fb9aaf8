import type { Guest } from '../../agents/guest.ts'
import type { Language } from '../../agents/language.ts'
import { seatAgent } from '../../agents/roster.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { DealSource } from '../../environments/game.ts'
import { Models } from '../../reasoning/language/models.ts'
import { type CheckedConfig, checkedConfig } from '../config.ts'
import { scopeOf } from '../match.ts'
import type { RecordedTournament } from '../recorded-games.ts'
import { type Match, schedule, seatOf } from '../schedule.ts'
import { openTable, type Table } from '../table.ts'

/** The table and the schedule by which a record was played. */
export interface RecordedTable {
  readonly config: CheckedConfig
  readonly table: Table
  readonly matches: readonly Match[]
  /**
   * By whom the requests of a seat were asked in a game of a match: see `Cassette`. Undefined for a match that is none of
   * the schedule.
   */
  scopeOf(match: number, game: number, seat: number): string | undefined
}

/** Opens the table of a record again. Nobody plays at it: agents that are not of the roster have places all the same. */
export function recordedTable(tournament: RecordedTournament, source: DealSource): RecordedTable {
  const { game, settings, agents, seed, deals, match, model, untilWidth } = tournament
  const config = checkedConfig({
    ...{ game, settings, agents, seed, deals, match },
    ...(model === undefined ? {} : { model }),
    ...(untilWidth === undefined ? {} : { untilWidth }),
  })
  // Nobody is asked: the model is named so that who plays by it is known.
  const language: Language = { models: new Models(), ...(model === undefined ? {} : { model }) }
  const table = openTable(config, source, language, strangers(tournament, source, language))
  const order = untilWidth === undefined ? 'pairings' : 'deals'
  const matches = schedule(agents.length, table.seats, deals, match, order)
  return { config, table, matches, scopeOf: scopes(matches, agents) }
}

/** The agents that are not of the roster: nothing is known of how they play, and they may remember. */
function strangers(
  { game, settings, agents }: RecordedTournament,
  source: DealSource,
  language: Language,
): Guest[] {
  return familyNamed(game).open(
    settings,
    ({ game, policies, oracles }) =>
      agents.flatMap((name): Guest[] => {
        try {
          seatAgent(name, game, policies, oracles, language)
          return []
        } catch (error) {
          if (!(error instanceof BadInput)) throw error
          return [{ name, remembers: true, make: () => ({ name, decide: () => Promise.reject(error) }) }]
        }
      }),
    source,
  )
}

function scopes(matches: readonly Match[], agents: readonly string[]): RecordedTable['scopeOf'] {
  return (index, game, seat) => {
    const match = matches[index]
    if (match === undefined) return undefined
    const place = match.agents.findIndex((_, each) => seatOf(match, each, game - match.firstGame) === seat)
    const names = match.agents.map((agent) => agents[agent])
    return scopeOf(names, match, place)
  }
}
