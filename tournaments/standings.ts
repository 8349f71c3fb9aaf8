import type { MatchRecord } from './match.ts'
import { pairingsOf, type TournamentConfig } from './schedule.ts'
import { deviation, type Estimate, estimate } from './statistics/interval.ts'

type ByAgent<Value> = { readonly [agent: string]: Value }
type Interval = Estimate['ci95']

/** The result of a tournament, as `--json` prints it. */
export interface TournamentResult {
  readonly game: string
  readonly settings: TournamentConfig['settings']
  readonly seed: number
  readonly deals: number
  readonly unit: string
  readonly pairings: readonly {
    readonly agents: readonly string[]
    readonly deals: number
    readonly games: number
    readonly mean: ByAgent<number>
    readonly ci95: ByAgent<Interval>
    readonly sdPerGame: number
    /** What the interval is over: deals, or whole matches where an agent remembers. */
    readonly interval: { readonly method: 't'; readonly unit: 'deal' | 'match'; readonly n: number }
  }[]
  readonly standings: readonly {
    readonly rank: number
    readonly agent: string
    readonly mean: number
    readonly ci95: Interval
    readonly games: number
  }[]
  readonly faults: readonly ({ readonly agent: string; readonly forfeits: number } & Record<
    FaultCount,
    number
  >)[]
  readonly usage: readonly {
    readonly agent: string
    readonly calls: number
    readonly inputTokens: number
    readonly outputTokens: number
    readonly cached: number
  }[]
  readonly games: { readonly finished: number; readonly resumed: number }
  readonly out: string | null
}

type FaultCount = 'illegal' | 'unparsable' | 'refused' | 'timeout' | 'error'

/** Payoffs of one pairing by unit: the mean over all seatings of a deal, or of a match's deals. */
function unitsOf(matches: readonly MatchRecord[], player: number, unit: 'deal' | 'match'): number[] {
  const sums = new Map<number, { total: number; games: number }>()
  for (const { entry, games } of matches)
    for (const game of games) {
      const key = unit === 'deal' ? game.deal : entry.match
      const cell = sums.get(key) ?? { total: 0, games: 0 }
      cell.total += game.payoffs[player]
      cell.games++
      sums.set(key, cell)
    }
  return [...sums.values()].map(({ total, games }) => total / games)
}

/**
 * Standings of finished matches.
 * @param remembers whether each agent of the configuration carries memory across a match
 */
export function standings(
  config: TournamentConfig,
  table: { readonly seats: number; readonly unit: string; readonly remembers: readonly boolean[] },
  matches: readonly MatchRecord[],
  extra: { readonly resumed: number; readonly out: string | null },
): TournamentResult {
  const groups = pairingsOf(config.agents.length, table.seats)
  const found = groups.map((players, pairing) => {
    const own = matches.filter(({ entry }) => entry.pairing === pairing)
    const unit: 'deal' | 'match' = players.some((agent) => table.remembers[agent]) ? 'match' : 'deal'
    return { players, own, unit, units: players.map((_, player) => unitsOf(own, player, unit)) }
  })
  const name = (agent: number) => config.agents[agent]
  const ranked = config.agents
    .map((agent, index) => {
      const mine = found.flatMap(({ players, units }) =>
        players.includes(index) ? [units[players.indexOf(index)]] : [],
      )
      return { agent, ...overall(mine), games: gamesOf(found, index) }
    })
    .sort((a, b) => b.mean - a.mean)
  return {
    game: config.game,
    settings: config.settings,
    seed: config.seed,
    deals: config.deals,
    unit: table.unit,
    pairings: found.map(({ players, own, unit, units }) => {
      const estimates = units.map(estimate)
      const games = own.flatMap((match) => match.games)
      return {
        agents: players.map(name),
        deals: config.deals,
        games: games.length,
        mean: Object.fromEntries(players.map((agent, i) => [name(agent), estimates[i].mean])),
        ci95: Object.fromEntries(players.map((agent, i) => [name(agent), estimates[i].ci95])),
        sdPerGame: deviation(games.map(({ payoffs }) => payoffs[0])),
        interval: { method: 't', unit, n: units[0].length },
      }
    }),
    standings: ranked.map(({ agent, mean, ci95, games }, i) => ({ rank: i + 1, agent, mean, ci95, games })),
    faults: config.agents.map((agent, index) => ({ agent, ...faultsOf(found, index) })),
    usage: config.agents.map((agent, index) => ({ agent, ...usageOf(found, index) })),
    games: { finished: matches.reduce((sum, { games }) => sum + games.length, 0), resumed: extra.resumed },
    out: extra.out,
  }
}

type Found = readonly { readonly players: readonly number[]; readonly own: readonly MatchRecord[] }[]

/**
 * The mean of pairing means. Pairings of one agent share the deals, so units are first averaged across pairings
 * where all have as many; the interval is over what remains.
 */
function overall(units: readonly (readonly number[])[]): Estimate {
  const n = Math.min(...units.map((own) => own.length))
  // Unequal units (deals beside matches) are merged into as many groups of neighbours as the fewest has.
  const merged = units.map((own) =>
    Array.from({ length: n }, (_, i) => {
      const group = own.slice(Math.floor((i * own.length) / n), Math.floor(((i + 1) * own.length) / n))
      return group.reduce((sum, unit) => sum + unit, 0) / group.length
    }),
  )
  const means = Array.from(
    { length: n },
    (_, i) => merged.reduce((sum, own) => sum + own[i], 0) / merged.length,
  )
  return estimate(means)
}

function gamesOf(found: Found, agent: number): number {
  return found
    .filter(({ players }) => players.includes(agent))
    .reduce((sum, { own }) => sum + own.reduce((all, { games }) => all + games.length, 0), 0)
}

/** The decisions that the agent made, over all its pairings. */
function decisionsOf(found: Found, agent: number) {
  return found.flatMap(({ players, own }) =>
    own.flatMap(({ games }) =>
      games.flatMap(({ seating, decisions }) =>
        decisions.filter(({ seat }) => players[seating[seat]] === agent),
      ),
    ),
  )
}

function faultsOf(found: Found, agent: number) {
  const counts = { illegal: 0, unparsable: 0, refused: 0, timeout: 0, error: 0, forfeits: 0 }
  for (const { faults, forfeit } of decisionsOf(found, agent)) {
    for (const { kind } of faults) counts[kind]++
    if (forfeit) counts.forfeits++
  }
  return counts
}

function usageOf(found: Found, agent: number) {
  const total = { calls: 0, inputTokens: 0, outputTokens: 0, cached: 0 }
  for (const { usage } of decisionsOf(found, agent)) {
    total.calls += usage?.calls ?? 0
    total.inputTokens += usage?.inputTokens ?? 0
    total.outputTokens += usage?.outputTokens ?? 0
  }
  return total
}
