import { BadInput } from '../environments/errors.ts'
import type { Interval } from './statistics/interval.ts'
import type { Ledger } from './statistics/ledger.ts'
import { type Entrants, estimateOver, type IntervalMethod, methodOf, unitOf } from './statistics/standings.ts'

/** A claim to be tested: the first agent is better than the second. Agents are places in the list. */
export interface Gate {
  readonly better: number
  readonly worse: number
}

/** What became of a gate: of the claim that one agent is better than another. */
export interface GateResult {
  readonly agents: readonly [better: string, worse: string]
  /** The mean of the paired difference per game, in the game's unit. */
  readonly difference: number
  readonly ci95: Interval
  readonly interval: IntervalMethod
  /** Whether the whole interval is above 0. */
  readonly passed: boolean
}

/** Reads `A>B`. @param what it is, for messages. Throws `BadInput` unless it names two agents of the tournament. */
export function parseGate(text: string, agents: readonly string[], what = 'gate'): Gate {
  const sides = text.split('>').map((side) => side.trim())
  const places = sides.map((side) => agents.indexOf(side))
  if (sides.length !== 2 || sides[0] === sides[1])
    throw new BadInput(`${what}: "${text}" is not two agents parted by one ">", as in "bidder>call"`)
  const missing = sides.find((_, i) => places[i] < 0)
  if (missing !== undefined)
    throw new BadInput(`${what}: "${missing}" does not play here; agents are ${agents.join(', ')}`)
  return { better: places[0], worse: places[1] }
}

/** Tests the claim on the games in which both played: the difference is paired within each independent unit. */
export function evaluateGate(gate: Gate, ledger: Ledger, entrants: Entrants): GateResult {
  const both = ledger.pairings.filter(
    ({ agents }) => agents.includes(gate.better) && agents.includes(gate.worse),
  )
  const unit = unitOf(both, entrants)
  const weigh = (agent: number) => (agent === gate.better ? 1 : agent === gate.worse ? -1 : 0)
  const { mean, ci95, n } = estimateOver(ledger, both, unit, weigh)
  return {
    agents: [entrants.names[gate.better], entrants.names[gate.worse]],
    difference: mean,
    ci95,
    interval: methodOf(ledger, unit, n),
    passed: ci95 !== null && ci95[0] > 0,
  }
}
