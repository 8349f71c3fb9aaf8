import { expectTypeOf, test } from 'vitest'
import type { Agent, Decision } from '../../environments/agent.ts'
import type { HoldemState } from '../../environments/holdem/rules.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import type { HoldemView } from '../../environments/holdem/view.ts'
import type { HostSettings } from '../../environments/host.ts'
import type { KuhnState } from '../../environments/kuhn/rules.ts'
import type { KuhnView } from '../../environments/kuhn/view.ts'
import type { Action as Move } from '../../environments/negotiation/action.ts'
import { type NegotiationState, negotiation } from '../../environments/negotiation/rules.ts'
import type { NegotiationView } from '../../environments/negotiation/view.ts'
import { bidder, guestOf } from '../../index.ts'

// What these say is checked by the compiler, in `npm run check`: an error that is expected and does not come is one.

test("an action that is not one of the game's does not compile", () => {
  const holdem = limitHoldem()
  const bargain = negotiation()
  const refused = (state: HoldemState, negotiating: NegotiationState) => {
    holdem.apply(state, 'raise')
    // @ts-expect-error a check is a call here
    holdem.apply(state, 'check')
    bargain.apply(negotiating, { type: 'accept', offer: 1 })
    // @ts-expect-error an offer is accepted by its number
    bargain.apply(negotiating, { type: 'accept' })
    // @ts-expect-error an offer says what is kept, or the price
    bargain.apply(negotiating, { type: 'propose' })
  }
  expectTypeOf(refused).parameters.toEqualTypeOf<[HoldemState, NegotiationState]>()
  expectTypeOf<Parameters<typeof holdem.apply>[1]>().toEqualTypeOf<'fold' | 'call' | 'raise'>()
})

test('a view has no field that holds what others hide', () => {
  type Secrets = 'cards' | 'deal' | 'deck' | 'hands' | 'holes' | 'seed'
  expectTypeOf<Extract<keyof HoldemView, Secrets>>().toBeNever()
  expectTypeOf<Extract<keyof KuhnView, Secrets>>().toBeNever()
  expectTypeOf<Extract<keyof KuhnState, Secrets>>().not.toBeNever()
  // The values of one side, where the state has those of both.
  expectTypeOf<NegotiationView['values']>().toEqualTypeOf<readonly number[]>()
  expectTypeOf<NegotiationState['values']>().not.toEqualTypeOf<readonly number[]>()
})

test('a state is no view: what takes a view cannot be handed one', () => {
  expectTypeOf<HoldemState>().not.toExtend<HoldemView>()
  expectTypeOf<NegotiationState>().not.toExtend<NegotiationView>()
  expectTypeOf<KuhnState>().not.toExtend<KuhnView>()
})

test('an agent of a game decides on its views and in its actions', () => {
  const agent = bidder(negotiation())
  expectTypeOf(agent).toEqualTypeOf<Agent<NegotiationView, Move>>()
  expectTypeOf(agent.decide).returns.toEqualTypeOf<Promise<Decision<Move>>>()
  // @ts-expect-error a function is no action: an answer is JSON
  guestOf('nobody', () => () => 'call')
})

test('times say their unit in their names', () => {
  expectTypeOf<keyof HostSettings>().toEqualTypeOf<'timeLimitMs' | 'retries'>()
})
