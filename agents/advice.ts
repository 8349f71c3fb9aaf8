import { setImmediate as turn } from 'node:timers/promises'
import { BadInput } from '../environments/errors.ts'
import type { Game, Json, Policy } from '../environments/game.ts'
import { randomFrom, randomOf } from '../environments/random.ts'
import { type Clock, realClock } from '../reasoning/language/clock.ts'
import { bidder } from './bidder.ts'

/** What is asked of a deliberation; everything has a default. */
export interface DeliberationOptions<View, Action> {
  /**
   * Whom it thinks possible, equally likely at first: policies, or names of types that the game knows. Default: all
   * types that the game knows.
   */
  readonly opponents?: readonly (Policy<View, Action> | string)[]
  /** What payoffs are worth, with the options `aversion` of cara and `weight` of social. Default `linear`. */
  readonly utility?: 'linear' | 'cara' | 'social' | 'nash'
  /** Risk aversion of `cara`, per unit of payoff. */
  readonly aversion?: number
  /** Weight of the other's payoff in `social`. */
  readonly weight?: number
  /** The last views of games that were played against the same opponent before, in order: what is learned from. */
  readonly past?: readonly View[]
  /** Time to think, ms. The first answer is given however long it takes; none is begun that may not be ready. */
  readonly budgetMs?: number
  /** Ends it: it rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Of everything random. Default 1: the same question gets the same answers. */
  readonly seed?: number | string
  readonly clock?: Clock
}

/** What to do, by as much thought as has been given to it. */
export interface Advice<Action> {
  readonly action: Action
  /** The action in words. */
  readonly said: string
  /** How it was reached: see `Deliberation`. */
  readonly deliberation: Json
  /** How much thought it had: 0 is a first look. */
  readonly effort: number
}

/** How far each look goes: chance outcomes (two at least, as one tells no error), hidden states drawn, turns for which beliefs are carried ahead. */
const EFFORTS = [
  { flops: 2, turns: 2, rollouts: 20, lookahead: 0 },
  { flops: 5, turns: 8, rollouts: 80, lookahead: 1 },
  { flops: 20, turns: 24, rollouts: 400, lookahead: 1 },
  { flops: 80, turns: 47, rollouts: 2000, lookahead: 1 },
] as const

/** Looks at games of offers that differ: their sums are exact, but for how far beliefs are carried. */
const EFFORTS_IN_OFFERS = 2

/** How many times as long as a look the next one may take. */
const GROWTH = 6

/**
 * Advises one decision, looking further and further: each answer has had more thought than the one before. It ends when
 * nothing is left to sample, or with the budget. Between two looks other work is let through.
 *
 * Throws `BadInput` where this seat is not to act, and for opponents or a utility that do not go with the game.
 *
 * @param view all that the seat to act knows
 */
export async function* deliberations<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  options: DeliberationOptions<View, Action> = {},
): AsyncGenerator<Advice<Action>, void> {
  const { opponents, past = [], budgetMs = Number.POSITIVE_INFINITY, signal, seed = 1 } = options
  const { utility, aversion, weight, clock = realClock } = options
  const actions = game.viewActions(view)
  if (actions.length === 0) throw new BadInput('view: this seat is not to act, so there is nothing to decide')
  const policies = (opponents ?? []).filter((opponent) => typeof opponent !== 'string')
  const names = (opponents ?? []).filter((opponent) => typeof opponent === 'string')
  const types =
    opponents === undefined ? 'all' : [...names, ...(policies.length > 0 ? ['known'] : [])].join(',')
  if (types === '')
    throw new BadInput('opponents: name one at least, or leave them out for all that the game knows')
  const given = Object.entries({ types, utility, aversion, weight }).filter(
    ([, value]) => value !== undefined,
  )
  const state = randomOf(seed, 'deliberation').state()
  const begun = clock.now()
  const efforts = EFFORTS.slice(0, game.plans === undefined ? undefined : EFFORTS_IN_OFFERS)
  for (const [effort, reach] of efforts.entries()) {
    await turn()
    signal?.throwIfAborted()
    const start = clock.now()
    const agent = bidder(game, { ...Object.fromEntries(given), ...reach }, policies)
    for (const view of past) agent.observe?.({ view, payoff: 0 })
    const { action, deliberation = null } = await agent.decide({
      view,
      actions,
      random: randomFrom(state),
      signal: signal ?? NEVER,
    })
    yield { action, said: game.words.action(view, action), deliberation, effort }
    const now = clock.now()
    if (game.plans === undefined && isExact(deliberation)) return
    if (now - begun + GROWTH * (now - start) > budgetMs) return
  }
}

const NEVER = new AbortController().signal

/** Whether nothing in it was sampled. */
function isExact(deliberation: Json): boolean {
  const { actions }: { actions?: readonly { readonly standardError?: number }[] } = Object(deliberation)
  return actions?.every(({ standardError }) => standardError === 0) ?? false
}

/**
 * Advises one decision: the last of its `deliberations`.
 *
 * Throws what they throw; rejects with the signal's reason.
 *
 * @param view all that the seat to act knows
 */
export async function deliberate<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  options: DeliberationOptions<View, Action> = {},
): Promise<Advice<Action>> {
  let best: Advice<Action> | undefined
  for await (const advice of deliberations(game, view, options)) best = advice
  if (best === undefined) throw new RangeError('a deliberation ended before its first look')
  return best
}
