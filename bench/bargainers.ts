/** Who sits at the table of `bench/bargaining.ts`, and how an instance is played. */
import { policyAgent } from '../agents/house.ts'
import type { Agent } from '../environments/agent.ts'
import type { Policy } from '../environments/game.ts'
import type { Action } from '../environments/negotiation/action.ts'
import { housePolicies } from '../environments/negotiation/policies.ts'
import type { NegotiationGame, NegotiationState } from '../environments/negotiation/rules.ts'
import type { NegotiationView } from '../environments/negotiation/view.ts'
import type { Plans, PlanType } from '../environments/plans.ts'
import { randomOf } from '../environments/random.ts'
import { Hypotheses } from '../reasoning/infer/hypotheses.ts'
import { type Planning, plan } from '../reasoning/plan.ts'
import { argmax } from '../reasoning/score/decision-rule.ts'
import { selfish } from '../reasoning/score/social.ts'
import { linear } from '../reasoning/score/utility.ts'

export type Player = Agent<NegotiationView, Action>

/** The players that the reasoner is to do well against, and those it does not expect. */
export const FAMILY = ['tough', 'boulware', 'linear', 'conceder', 'tit-for-tat', 'micro', 'nice', 'random']
export const OUTSIDE = ['noisy', 'fair', 'boulware, e = 2', 'conceder, e = 0.5']

/** An opponent, and the type that it is. */
export interface Opponent {
  readonly policy: Policy<NegotiationView, Action>
  readonly type: PlanType<NegotiationView>
}

export function housePlayer(name: string, options: Record<string, unknown> = {}): Opponent['policy'] {
  const found = housePolicies.find((policy) => policy.name === name)
  if (found === undefined) throw new Error(`no house player ${name}`)
  return found.create(options)
}

export function plansOf({ plans }: NegotiationGame): Plans<NegotiationView, Action> {
  if (plans === undefined) throw new Error('negotiation has a planning form')
  return plans
}

/** The opponent of an instance. Those of an exponent other than the house's hold a random reservation value, 0 to 0.79. */
export function opponentOf(game: NegotiationGame, name: string, seed: number, instance: number): Opponent {
  const plans = plansOf(game)
  const [player, exponent] = name.split(', e = ')
  if (exponent === undefined) {
    const policy = housePlayer(player)
    return { policy, type: plans.family.find((known) => known.name === name) ?? plans.typeOf(policy) }
  }
  const reserve = Math.floor(randomOf(seed, name, instance).unit() * 80) / 100
  const policy = housePlayer(player, { exponent, reserve })
  return { policy, type: plans.typeOf(policy) }
}

/** The reasoner told the other's values and type: nobody can do better. */
export function oracle(game: NegotiationGame, { type }: Opponent, values: readonly number[]): Player {
  const hypotheses = new Hypotheses<NegotiationView, Action>([type], ({ name }) =>
    name === values.join() ? 1 : 0,
  )
  const planning: Planning = { score: () => selfish(linear, 0), decide: argmax, lookahead: 1 }
  return {
    name: 'oracle',
    decide: async ({ view, random }) => plan(plansOf(game), view, hypotheses, planning, game.unit, random),
  }
}

const { signal } = new AbortController()

/**
 * Plays an instance to its end. The chance moves of a seat are the same whoever sits in the other.
 * @param timed told the milliseconds of processor time of every decision of this seat
 */
export async function playOut(
  game: NegotiationGame,
  start: NegotiationState,
  players: readonly Player[],
  timed?: { readonly seat: number; readonly tell: (time: number) => void },
): Promise<NegotiationState> {
  const randoms = [randomOf(1, 'first'), randomOf(1, 'second')]
  let state = start
  for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
    const before = process.cpuUsage()
    const turn = {
      view: game.view(state, seat),
      actions: game.legalActions(state),
      random: randoms[seat],
      signal,
    }
    const { action } = await players[seat].decide(turn)
    const { user, system } = process.cpuUsage(before)
    if (seat === timed?.seat) timed.tell((user + system) / 1000)
    state = game.apply(state, action)
  }
  return state
}

/** What a player gets of an instance against a house player. @param seat the player's */
export async function payoff(
  game: NegotiationGame,
  start: NegotiationState,
  seat: 0 | 1,
  player: Player,
  opponent: Opponent,
  tell?: (time: number) => void,
): Promise<number> {
  const other = policyAgent(opponent.policy)
  const players = seat === 0 ? [player, other] : [other, player]
  const end = await playOut(game, start, players, tell && { seat, tell })
  return game.returns(end)[seat]
}
