import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import type { Game, Json, Policy } from '../environments/game.ts'
import { once } from '../environments/once.ts'
import { randomFrom, randomOf } from '../environments/random.ts'
import { checkedSettings } from '../environments/settings.ts'
import type { Deliberation } from '../reasoning/deliberate.ts'
import type { OfferDeliberation } from '../reasoning/explain.ts'
import { type Clock, realClock } from '../reasoning/language/clock.ts'
import { bidder } from './bidder.ts'

/** What is asked of a deliberation; everything has a default. */
export interface DeliberationOptions<View, Action> {
  /**
   * Whom it thinks possible, equally likely at first, and nobody else: policies, or names of types that the game knows.
   * Default: all types that the game knows, and what is learned of this opponent alone.
   */
  readonly opponents?: readonly (Policy<View, Action> | string)[]
  /**
   * What payoffs are worth, with the options `aversion` of cara and `weight` of social. Default `linear`: a payoff is worth
   * itself; in games of offers with 0.06 of the other's besides, so that of deals nearly as good the one that is better for
   * the other is taken. `social` with a weight of 0 counts one's own payoff alone.
   */
  readonly utility?: 'linear' | 'cara' | 'social' | 'nash'
  /** Risk aversion of `cara`, per unit of payoff. */
  readonly aversion?: number
  /** Weight of the other's payoff in `social`. */
  readonly weight?: number
  /**
   * The last views of games that were played against the same opponent before, in order: what is learned from in games
   * that have `ranges`. In others every game begins anew.
   */
  readonly past?: readonly View[]
  /** Time to think, ms. The first answer is given however long it takes; none is begun that may not be ready. */
  readonly budgetMs?: number
  /** Ends it: it rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Of everything random. Default 1: the same question gets the same answers. */
  readonly seed?: number | string
  readonly clock?: Clock
}

/** What options must be, for callers whom no types hold to it. */
const schema = once(() =>
  z.strictObject({
    opponents: z
      .array(z.unknown().refine(isOpponent, 'takes policies and names of types'))
      .min(1, 'name one at least, or leave them out for all that the game knows')
      .optional(),
    utility: z.unknown().optional(),
    aversion: z.unknown().optional(),
    weight: z.unknown().optional(),
    past: z.array(z.unknown()).optional(),
    budgetMs: z
      .union([z.number().min(0), z.literal(Number.POSITIVE_INFINITY)], 'takes ms, 0 or more')
      .optional(),
    signal: z.instanceof(AbortSignal).optional(),
    seed: z.union([z.number(), z.string()], 'takes a number or a text').optional(),
    clock: z.unknown().optional(),
  }),
)

function isOpponent(opponent: unknown): boolean {
  return typeof opponent === 'string' || typeof Object(opponent).distribution === 'function'
}

/**
 * How advice was reached. Plain JSON. What is believed is told where two seats play; how offers are taken, in games of
 * offers. `expectedUtility` is in `unit`, on the scale of the utility. In games of offers what would leave the seat with less
 * than no deal pays is never weighed, and stands with what no deal is worth.
 */
export interface Grounds
  extends Pick<Deliberation, 'choice' | 'actions' | 'unit'>,
    Partial<Pick<OfferDeliberation, 'turns' | 'acceptance' | 'path'>> {
  /** Of the kind of opponent, and of what is hidden by its classes; where it can be listed, by its groups and one by one, too. */
  readonly belief?: Pick<Deliberation['belief'], 'types' | 'classes'> & Partial<Deliberation['belief']>
}

const isGrounds = (deliberation: unknown): deliberation is Grounds =>
  Array.isArray(Object(deliberation).actions)

/** What to do, by as much thought as has been given to it. */
export interface Advice<Action> {
  readonly action: Action
  /** The action in words. */
  readonly said: string
  readonly deliberation: Grounds
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

/** How many times as long as a look the next one may take; at games of offers, where it looks at as much again. */
const GROWTH = 6
const GROWTH_IN_OFFERS = 3

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
  checkedSettings('deliberate', schema(), { ...options })
  const { opponents, past = [], budgetMs = Number.POSITIVE_INFINITY, signal, seed = 1 } = options
  const { utility, aversion, weight, clock = realClock } = options
  const seen = game.readView(view)
  const actions = game.viewActions(seen)
  if (actions.length === 0) throw new BadInput('view: this seat is not to act, so there is nothing to decide')
  const policies = (opponents ?? []).filter((opponent) => typeof opponent !== 'string')
  const names = (opponents ?? []).filter((opponent) => typeof opponent === 'string')
  const types =
    opponents === undefined ? 'all' : [...names, ...(policies.length > 0 ? ['known'] : [])].join(',')
  for (const policy of policies) tryOut(game, seen, policy)
  const remembered = past.map((last) => game.readView(last))
  // Whoever names opponents means these: no model that is learned besides has a share in the belief.
  const learn = opponents === undefined ? 'yes' : 'no'
  const given = Object.entries({ types, learn, utility, aversion, weight }).filter(
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
    for (const last of remembered) agent.observe?.({ view: last, payoff: 0 })
    const { action, deliberation } = await agent.decide({
      view: seen,
      actions,
      random: randomFrom(state),
      signal: signal ?? NEVER,
    })
    if (!isGrounds(deliberation)) throw new RangeError('a deliberation does not say what actions are worth')
    yield { action, said: game.words.action(seen, action), deliberation, effort }
    const now = clock.now()
    if (game.plans === undefined && isExact(deliberation)) return
    const growth = game.plans === undefined ? GROWTH : GROWTH_IN_OFFERS
    if (now - begun + growth * (now - start) > budgetMs) return
  }
}

const NEVER = new AbortController().signal

/** Whether nothing in it was sampled. */
const isExact = ({ actions }: Grounds): boolean => actions.every(({ standardError }) => standardError === 0)

/**
 * Asks a policy where another seat has acted and may act next: what is no policy would else show as numbers that mean
 * nothing. Throws `BadInput` for chances that are none.
 */
function tryOut<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  policy: Policy<View, Action>,
): void {
  const random = randomOf(1, 'trial')
  const hidden = game.sampleHidden(view, random)
  const state = game.complete(view, hidden, random)
  const own = game.currentPlayer(state)
  const asked = (game.past?.(view, hidden) ?? []).map((decision) => decision.view)
  for (const action of game.legalActions(state)) {
    const next = game.apply(state, action)
    const other = game.currentPlayer(next)
    if (other === undefined || other === own) continue
    asked.push(game.view(next, other))
    break
  }
  for (const other of asked) {
    const actions = game.viewActions(other)
    const chances = Array.from(policy.distribution(other, actions))
    const sum = chances.reduce((total, chance) => total + chance, 0)
    if (chances.length === actions.length && Math.min(...chances) >= 0 && Math.abs(sum - 1) < 1e-6) continue
    const given = chances.length > 6 ? `${chances.slice(0, 6).join(', ')} ...` : chances.join(', ')
    throw new BadInput(
      `deliberate: opponents: policy "${policy.name}" gives ${actions.length} actions the chances ${given}: it takes one for each, 0 or more, that sum to 1`,
    )
  }
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
