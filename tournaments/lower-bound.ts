import { setImmediate } from 'node:timers/promises'
import { policyAgent } from '../agents/house.ts'
import type { Agent } from '../environments/agent.ts'
import type { Game, Policy } from '../environments/game.ts'
import { randomOf } from '../environments/random.ts'
import { estimate, type Interval } from './statistics/interval.ts'

/** What somebody wins from an agent: no more than a best response would. */
export interface LowerBound {
  /** Who won it. */
  readonly by: string
  /** By seat of the winner, in the game's unit. */
  readonly values: readonly [number, number]
  /** The mean over both seats, with its 95 % interval: a deal is the unit, played from both. */
  readonly mean: number
  readonly ci95: Interval
  readonly deals: number
}

/** The share of deals by which the best of several challengers is found; it is measured on the others. */
const TRIAL = 0.25

/**
 * Plays challengers against an agent, in a game of two seats, every deal from both. The agent is told of no finished
 * game, so that it plays the last as it played the first.
 *
 * @param deals in all, 2 or more: where there are several challengers, each plays a part of the first quarter of them
 * @param onDeal told of every finished deal
 */
export async function lowerBound<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  agent: Agent<View, Action>,
  challengers: readonly Policy<View, Action>[],
  { deals, seed }: { readonly deals: number; readonly seed: number },
  onDeal: () => void = () => {},
): Promise<LowerBound> {
  const [first] = challengers
  const trial = challengers.length === 1 ? 0 : Math.max(1, Math.round((TRIAL * deals) / challengers.length))
  let best = { challenger: first, won: Number.NEGATIVE_INFINITY }
  for (const challenger of trial === 0 ? [] : challengers) {
    let won = 0
    for (let deal = 0; deal < trial; deal++) {
      const [one, other] = await playDeal(game, agent, challenger, seed, deal)
      won += one + other
      onDeal()
    }
    if (won > best.won) best = { challenger, won }
  }
  const { challenger } = best
  const measured = Math.max(2, deals - trial * challengers.length)
  const units: { total: number; games: number }[] = []
  const sums: [number, number] = [0, 0]
  for (let deal = trial; deal < trial + measured; deal++) {
    const won = await playDeal(game, agent, challenger, seed, deal)
    units.push({ total: won[0] + won[1], games: 2 })
    for (const seat of [0, 1] as const) sums[seat] += won[seat]
    onDeal()
  }
  const { mean, ci95, n } = estimate(units)
  return { by: challenger.name, values: [sums[0] / n, sums[1] / n], mean, ci95, deals: n }
}

/** What the challenger wins in each seat of one deal. */
async function playDeal<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  agent: Agent<View, Action>,
  challenger: Policy<View, Action>,
  seed: number,
  deal: number,
): Promise<readonly [number, number]> {
  const won: [number, number] = [0, 0]
  const { signal } = new AbortController()
  const other = policyAgent(challenger)
  for (const seat of [0, 1] as const) {
    // Lets signals in: players that compute never leave the microtask queue.
    await setImmediate()
    const random = randomOf(seed, 'exploit', challenger.name, deal, seat)
    let state = game.initialState(randomOf(seed, 'deal', deal), deal)
    for (let acts = game.currentPlayer(state); acts !== undefined; acts = game.currentPlayer(state)) {
      const view = game.view(state, acts)
      const actions = game.legalActions(state)
      const player = acts === seat ? other : agent
      const { action } = await player.decide({ view, actions, random, signal })
      state = game.apply(state, game.readAction(view, action))
    }
    won[seat] = game.returns(state)[seat]
  }
  return won
}
