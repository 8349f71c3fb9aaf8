import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import type { Agent, Outcome } from '../../../environments/agent.ts'
import type { Hosting } from '../../../environments/host.ts'
import type { Action } from '../../../environments/negotiation/action.ts'
import { hostNegotiation, negotiationMachine } from '../../../environments/negotiation/machine.ts'
import type { NegotiationState } from '../../../environments/negotiation/rules.ts'
import type { NegotiationView } from '../../../environments/negotiation/view.ts'
import { randomOf } from '../../../environments/random.ts'
import { accept, keep, settled, walk } from './settled.ts'

type Player = Agent<NegotiationView, Action>

/** A player that makes these moves in turn, then walks away. */
function moving(...moves: readonly unknown[]): Player {
  let made = 0
  const answer = (action: unknown) =>
    new Promise<never>((resolve) => Reflect.apply(resolve, undefined, [{ action }]))
  return { name: 'moving', decide: () => answer(moves[made++] ?? walk) }
}

const hanging: Player = { name: 'hanging', decide: () => new Promise(() => {}) }

function hosting(
  start: NegotiationState,
  agents: readonly Player[],
): Hosting<NegotiationState, Action, NegotiationView> {
  return {
    state: start,
    agents,
    randoms: agents.map((_, seat) => randomOf(1, seat)),
    settings: { timeLimitMs: 5, retries: 1 },
  }
}

/** Hosts one known instance. */
function hosted(agents: readonly Player[], settings: Record<string, unknown> = {}) {
  const { game, start } = settled(undefined, settings)
  return hostNegotiation(game)(hosting(start, agents))
}

describe('The machine of a negotiation', () => {
  /** The states that a negotiation of these players passes through. */
  async function path(agents: readonly Player[], settings: Record<string, unknown> = {}): Promise<unknown[]> {
    const { game, start } = settled(undefined, settings)
    const actor = createActor(negotiationMachine(game), { input: hosting(start, agents) })
    const states: unknown[] = []
    const done = new Promise<void>((resolve, reject) => {
      actor.subscribe({
        next: ({ value }) => states.at(-1) !== value && states.push(value),
        complete: resolve,
        error: reject,
      })
    })
    actor.start()
    await done
    return states
  }

  it('opens, is answered and agrees', async () => {
    expect(await path([moving(keep(1, 2, 0)), moving(accept(1))])).toEqual(['opening', 'answering', 'agreed'])
    expect(await path([moving(keep(1, 2, 0), accept(2)), moving(keep(1, 0, 3))])).toEqual([
      'opening',
      'answering',
      'agreed',
    ])
  })

  it('ends where one walks away, at once or later', async () => {
    expect(await path([moving(), moving()])).toEqual(['opening', 'walkedAway'])
    expect(await path([moving(keep(1, 2, 0)), moving()])).toEqual(['opening', 'answering', 'walkedAway'])
  })

  it('expires with the last offer, or where chance ends it', async () => {
    const offers = () => moving(keep(1, 2, 3), keep(1, 2, 3))
    expect(await path([offers(), offers()], { maxOffers: 3 })).toEqual(['opening', 'answering', 'expired'])
    expect(await path([offers(), offers()], { endProbability: 1 })).toEqual([
      'opening',
      'answering',
      'expired',
    ])
  })
})

describe('A hosted negotiation', () => {
  it('records each decision with its words and pays what the rules pay', async () => {
    const said = { ...keep(1, 1, 0), utterance: 'You like balls, I see.' }
    const { state, returns, decisions } = await hosted([moving(said), moving(accept(1))])
    expect(decisions.map(({ seat, action }) => [seat, action])).toEqual([
      [0, said],
      [1, accept(1)],
    ])
    expect(state.turns.map(({ action }) => action)).toEqual([said, accept(1)])
    expect(returns).toEqual([9, 6])
  })

  it('pays both their alternative where one gives no answer, and says who', async () => {
    const { state, returns, decisions } = await hosted([moving(keep(1, 2, 0)), hanging], { batna: '2,3' })
    expect(state.phase).toBe('walkedAway')
    expect(returns).toEqual([2, 3])
    const late = { kind: 'timeout', reason: 'no answer within 5 ms' }
    expect(decisions[1]).toEqual({ seat: 1, action: walk, faults: [late, late], forfeit: true })
  })

  it('asks again with the reason, and takes the better answer', async () => {
    const told: (string | undefined)[] = []
    const learner: Player = {
      name: 'learner',
      async decide({ rejection }) {
        told.push(rejection)
        return { action: rejection === undefined ? keep(1, 7, 0) : keep(1, 2, 0) }
      },
    }
    const { decisions, returns } = await hosted([learner, moving(accept(1))])
    expect(told[1]).toContain('keep[1] is 7, but the pool has 2 of item 2')
    expect(decisions[0]).toMatchObject({
      action: keep(1, 2, 0),
      forfeit: false,
      faults: [{ kind: 'illegal' }],
    })
    expect(returns).toEqual([10, 6])
  })

  it.each<[string, unknown]>([
    ['missing quantities', { type: 'propose', keep: [1] }],
    ['a quantity as text', { type: 'propose', keep: [1, 'two', 0] }],
    ['an acceptance quoted in text', '[Accept] offer 1'],
    ["an acceptance of one's own offer", accept(1)],
    ['an acceptance of an offer that is withdrawn', accept(2)],
  ])('never repairs %s', async (_, bad) => {
    const other = moving(keep(1, 2, 3), keep(1, 0, 3))
    const { decisions, returns } = await hosted([moving(keep(1, 2, 3), keep(1, 2, 3), bad, bad), other])
    expect(decisions.at(-1)).toMatchObject({ seat: 0, action: walk, forfeit: true })
    expect(returns).toEqual([0, 0])
  })

  it('tells each player the end as its seat sees it', async () => {
    const told: Outcome<NegotiationView>[] = []
    const listening = (player: Player): Player => ({
      ...player,
      observe: (outcome) => void told.push(outcome),
    })
    const { state } = await hosted([listening(moving(keep(1, 1, 0))), listening(moving(accept(1)))])
    expect(told.map(({ payoff, view }) => [payoff, view.payoff, view.phase])).toEqual([
      [9, 9, 'agreed'],
      [6, 6, 'agreed'],
    ])
    // The other's values stay hidden, also when all is over.
    expect(JSON.stringify(told[0].view)).not.toContain(JSON.stringify(state.values[1]))
  })
})
