import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseAgentSpec } from '../agents/spec.ts'
import { BadInput } from '../environments/errors.ts'
import type { Price } from '../reasoning/language/prices.ts'
import { checkedConfig } from './config.ts'
import { correctedTotals } from './luck/correction.ts'
import { readConfig } from './record-config.ts'
import { readGames } from './record-reading.ts'
import { unitsNeeded } from './sample-size.ts'
import { schedule } from './schedule.ts'
import type { Estimate } from './statistics/interval.ts'
import { Ledger, type PairingSums, type UnitKind } from './statistics/ledger.ts'
import { type Entrants, estimateOver, unitOf } from './statistics/standings.ts'
import { studentQuantile } from './statistics/student.ts'
import { openTable, type Table } from './table.ts'

/** What is planned for. */
export interface PlanQuestion {
  /** The folder of a tournament's record, whose spread and use of tokens are taken. */
  readonly folder: string
  /** The true difference that is to be found, in the game's unit. */
  readonly effect: number
  /** The chance to find it. */
  readonly power: number
  /** By model, as `readPrices` gives them. */
  readonly prices?: ReadonlyMap<string, Price>
}

/** How much a pairing has to play. */
export interface Needed {
  /** The standard deviation of the mean per game over an independent unit. */
  readonly sd: number
  readonly units: number
  readonly deals: number
  readonly games: number
  /** In and out, of all its players. */
  readonly tokens: number
  /** US dollars, where the prices of all models in it are given. */
  readonly cost?: number
}

/** How much each pairing of a tournament has to play until a difference of that size is found. */
export interface Plan {
  readonly game: string
  readonly unit: string
  readonly effect: number
  readonly power: number
  readonly pairings: readonly (Needed & {
    readonly agents: readonly string[]
    readonly independent: UnitKind
    /** The same where the luck is taken off, for games that say what is luck. */
    readonly corrected?: Needed
  })[]
}

/**
 * Says how many deals a difference needs, and what they would use, from the spread of a record. What is looked at is the
 * first agent's payoff, or its lead over the others where payoffs do not sum to zero.
 * Throws `BadInput` for a folder without a record that says something of spread.
 */
export async function planFrom({ folder, effect, power, prices }: PlanQuestion): Promise<Plan> {
  if (!existsSync(join(folder, 'config.json')) || !existsSync(join(folder, 'games.jsonl')))
    throw new BadInput(`--sd-from ${folder}: holds no record; name a folder that tournament --out wrote`)
  const {
    timeLimitMs: _time,
    instances: _file,
    matched: _matched,
    ...identity
  } = readConfig(join(folder, 'config.json'))
  const config = checkedConfig({ game: '', agents: [], ...identity })
  const table = openTable(config)
  const { deals } = table.identity
  const order = config.untilWidth === undefined ? 'pairings' : 'deals'
  const matches = schedule(config.agents.length, table.seats, deals, config.match, order)
  const ledger = new Ledger(config.agents.length, deals, config.match, { luckTerms: table.luckTerms })
  const played = new Map<number, number>()
  await readGames(join(folder, 'games.jsonl'), matches, config.agents, false, (match, games) => {
    ledger.add(match, table.withLuck(match, games))
    if (match.rotation === table.seats - 1) played.set(match.pairing, match.firstDeal + match.deals)
  })
  const entrants = { names: config.agents, remembers: table.remembers }
  const pairings = [...played].flatMap(([index, deals]) => {
    const books = ledger.upTo(deals)
    const pairing = books.pairings[index]
    const unit = unitOf([pairing], entrants)
    const perUnit = unit === 'deal' ? 1 : config.match
    const uses = usesPerDeal(ledger, pairing, entrants, table, config.model, prices)
    const need = ({ ci95, mean, n }: Estimate): Needed | undefined => {
      if (ci95 === null) return undefined
      const sd = ((ci95[1] - mean) / studentQuantile(0.975, n - 1)) * Math.sqrt(n)
      const units = unitsNeeded(sd, effect, power)
      const all = units * perUnit
      const cost = uses.cost === undefined ? {} : { cost: uses.cost * all }
      return {
        sd,
        units,
        deals: all,
        games: all * table.seats,
        tokens: Math.round(uses.tokens * all),
        ...cost,
      }
    }
    const [first] = pairing.agents
    const rest = table.zeroSum ? 0 : -1 / (pairing.agents.length - 1)
    const weigh = (agent: number) => (agent === first ? 1 : rest)
    const raw = need(estimateOver(books, [pairing], unit, weigh))
    if (raw === undefined) return []
    const figures = (_: PairingSums, place: number) => correctedTotals(books, pairing, place, unit)
    const luckless =
      ledger.luckTerms.length === 0 ? undefined : need(estimateOver(books, [pairing], unit, weigh, figures))
    const agents = pairing.agents.map((agent) => config.agents[agent])
    return [{ agents, independent: unit, ...raw, ...(luckless === undefined ? {} : { corrected: luckless }) }]
  })
  if (pairings.length === 0)
    throw new BadInput(
      `--sd-from ${folder}: no pairing has two independent units (deals, or matches where a player remembers); play more of it first`,
    )
  return { game: config.game, unit: table.unit, effect, power, pairings }
}

/** What a deal of a pairing uses, in all seatings. */
function usesPerDeal(
  ledger: Ledger,
  pairing: PairingSums,
  { names }: Entrants,
  { seats }: Table,
  model: string | undefined,
  prices: ReadonlyMap<string, Price> | undefined,
): { readonly tokens: number; readonly cost: number | undefined } {
  let tokens = 0
  let cost: number | undefined = prices === undefined ? undefined : 0
  for (const agent of pairing.agents) {
    const { inputTokens, outputTokens } = ledger.usage[agent]
    if (inputTokens + outputTokens === 0) continue
    const games = ledger.pairings.reduce(
      (sum, { agents, games }) => sum + (agents.includes(agent) ? games : 0),
      0,
    )
    const share = seats / games
    tokens += (inputTokens + outputTokens) * share
    const price = prices?.get(parseAgentSpec(names[agent]).model ?? model ?? '')
    cost =
      price === undefined || cost === undefined
        ? undefined
        : cost + price.of(inputTokens, outputTokens) * share
  }
  return { tokens, cost }
}
