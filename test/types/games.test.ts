import { expectTypeOf, test } from 'vitest'
import type { Agent, Decision } from '../../environments/agent.ts'
import { type BayesianRules, bayesianGame } from '../../environments/bayesian-game.ts'
import type { HoldemState } from '../../environments/holdem/rules.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import type { HoldemView } from '../../environments/holdem/view.ts'
import type { HostSettings } from '../../environments/host.ts'
import { type KuhnState, kuhn } from '../../environments/kuhn/rules.ts'
import type { KuhnView } from '../../environments/kuhn/view.ts'
import type { LeducState } from '../../environments/leduc/rules.ts'
import type { LeducView } from '../../environments/leduc/view.ts'
import type { Action as Move } from '../../environments/negotiation/action.ts'
import { type NegotiationState, negotiation } from '../../environments/negotiation/rules.ts'
import type { NegotiationView } from '../../environments/negotiation/view.ts'
import { liarsDice, type View } from '../../examples/liars-dice.ts'
import { bidder, guestOf } from '../../index.ts'

// What these say is checked by the compiler, in `npm run check`: an error that is expected and does not come is one.

type Small = readonly [KuhnState, LeducState]

test("an action that is not one of the game's does not compile", () => {
  const holdem = limitHoldem()
  const bargain = negotiation()
  const refused = (state: HoldemState, negotiating: NegotiationState, [first, second]: Small) => {
    holdem.apply(state, 'raise')
    // @ts-expect-error a check is a call here
    holdem.apply(state, 'check')
    bargain.apply(negotiating, { type: 'accept', offer: 1 })
    // @ts-expect-error an offer is accepted by its number
    bargain.apply(negotiating, { type: 'accept' })
    // @ts-expect-error an offer says what is kept, or the price
    bargain.apply(negotiating, { type: 'propose' })
    kuhn().apply(first, 'raise')
    // @ts-expect-error a bet is a raise here
    kuhn().apply(first, 'bet')
    // @ts-expect-error the state of another game
    kuhn().apply(second, 'raise')
  }
  expectTypeOf(refused).parameters.toEqualTypeOf<[HoldemState, NegotiationState, Small]>()
  expectTypeOf<Parameters<typeof holdem.apply>[1]>().toEqualTypeOf<'fold' | 'call' | 'raise'>()
})

test('a view has no field that holds what others hide', () => {
  type Secrets = 'cards' | 'deal' | 'deck' | 'hands' | 'holes' | 'seed'
  expectTypeOf<Extract<keyof HoldemView, Secrets>>().toBeNever()
  expectTypeOf<Extract<keyof KuhnView, Secrets>>().toBeNever()
  expectTypeOf<Extract<keyof KuhnState, Secrets>>().not.toBeNever()
  expectTypeOf<Extract<keyof LeducView, Secrets>>().toBeNever()
  // In the state the card in the middle is there before it is turned.
  expectTypeOf<LeducView['board']>().extract<null>().toEqualTypeOf<null>()
  expectTypeOf<LeducState['board']>().extract<null>().toBeNever()
  // The values of one side, where the state has those of both.
  expectTypeOf<NegotiationView['values']>().toEqualTypeOf<readonly number[]>()
  expectTypeOf<NegotiationState['values']>().not.toEqualTypeOf<readonly number[]>()
})

test('a state is no view: what takes a view cannot be handed one', () => {
  expectTypeOf<HoldemState>().not.toExtend<HoldemView>()
  expectTypeOf<NegotiationState>().not.toExtend<NegotiationView>()
  expectTypeOf<KuhnState>().not.toExtend<KuhnView>()
  expectTypeOf<LeducState>().not.toExtend<LeducView>()
})

test('an agent of a game decides on its views and in its actions', () => {
  const agent = bidder(negotiation())
  expectTypeOf(agent).toEqualTypeOf<Agent<NegotiationView, Move>>()
  expectTypeOf(agent.decide).returns.toEqualTypeOf<Promise<Decision<Move>>>()
  // @ts-expect-error a function is no action: an answer is JSON
  guestOf('nobody', () => () => 'call')
})

test('a game made of its rules shows a seat its own secret, and takes the actions that the rules name', () => {
  const game = liarsDice()
  type State = ReturnType<typeof game.initialState>
  expectTypeOf<keyof View>().toEqualTypeOf<'seat' | 'dealt' | 'history' | 'shown'>()
  // One die, where the state has those of both.
  expectTypeOf<View['dealt']>().toEqualTypeOf<number>()
  expectTypeOf<State['deal']>().toEqualTypeOf<readonly number[]>()
  expectTypeOf<State>().not.toExtend<View>()
  const refused = (state: State) => {
    game.apply(state, '2x3')
    // @ts-expect-error nobody calls a bid that he does not believe, but its bidder a liar
    game.apply(state, 'call')
    // @ts-expect-error a number alone is no bid
    game.apply(state, '2')
  }
  expectTypeOf(refused).parameters.toEqualTypeOf<[State]>()
})

test('rules that name another action, or a secret that is none, do not compile', () => {
  const rules: BayesianRules<'bid' | 'pass', number> = {
    name: 'bidding',
    seats: 2,
    unit: 'points/game',
    zeroSum: true,
    deals: [[1, 2]],
    turn: () => undefined,
    actions: () => ['pass', 'bid'],
    returns: () => [0, 0],
    words: { rules: 'None.' },
  }
  bayesianGame(rules)
  // @ts-expect-error fold is none of the actions
  bayesianGame<'bid' | 'pass', number>({ ...rules, actions: () => ['fold'] })
  // @ts-expect-error null stands for what is not shown
  bayesianGame<'bid' | 'pass', number>({ ...rules, deals: [[null, 2]] })
  // @ts-expect-error an action is a word
  expectTypeOf<BayesianRules<number, number>>().toBeObject()
})

test('times say their unit in their names', () => {
  expectTypeOf<keyof HostSettings>().toEqualTypeOf<'timeLimitMs' | 'retries'>()
})
