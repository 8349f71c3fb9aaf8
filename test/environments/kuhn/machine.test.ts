import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import type { Agent, Outcome } from '../../../environments/agent.ts'
import type { Hosting } from '../../../environments/host.ts'
import { type Action, openTable } from '../../../environments/kuhn/betting.ts'
import { hostKuhn, kuhnMachine } from '../../../environments/kuhn/machine.ts'
import { type KuhnState, kuhn } from '../../../environments/kuhn/rules.ts'
import type { KuhnView } from '../../../environments/kuhn/view.ts'
import { randomOf } from '../../../environments/random.ts'

type Player = Agent<KuhnView, Action>

/** A player that makes these moves in turn, then calls for ever. */
function moving(...moves: readonly Action[]): Player {
  let made = 0
  return { name: 'moving', decide: async () => ({ action: moves[made++] ?? 'call' }) }
}

const broken: Player = {
  name: 'broken',
  decide: () => {
    throw new Error('out of order')
  },
}

/** Seat 0 has the lowest card, the next ones each a higher one. */
function hosting(agents: readonly Player[]): Hosting<KuhnState, Action, KuhnView> {
  return {
    state: { cards: agents.map((_, seat) => seat), table: openTable(agents.length) },
    agents,
    randoms: agents.map((_, seat) => randomOf(1, seat)),
    settings: { timeLimitMs: 50, retries: 1 },
  }
}

const hosted = (...agents: readonly Player[]) => hostKuhn(kuhn({ seats: agents.length }))(hosting(agents))

describe('The machine of Kuhn poker', () => {
  /** The states that a hand of these players passes through. */
  async function path(...agents: readonly Player[]): Promise<unknown[]> {
    const machine = kuhnMachine(kuhn({ seats: agents.length }))
    const actor = createActor(machine, { input: hosting(agents) })
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

  it('opens, is answered where somebody bets, and ends folded or at the showdown', async () => {
    expect(await path(moving(), moving())).toEqual(['opening', 'showdown'])
    expect(await path(moving('raise'), moving())).toEqual(['opening', 'answering', 'showdown'])
    expect(await path(moving('call', 'fold'), moving('raise'))).toEqual(['opening', 'answering', 'folded'])
  })

  it('lets all others answer with three seats', async () => {
    expect(await path(moving('call', 'fold'), moving('call'), moving('raise'))).toEqual([
      'opening',
      'answering',
      'showdown',
    ])
  })
})

describe('A hosted hand of Kuhn poker', () => {
  it('records each decision in order and pays what the rules pay', async () => {
    const { decisions, returns } = await hosted(moving('call', 'call'), moving('raise'))
    expect(decisions.map(({ seat, action }) => [seat, action])).toEqual([
      [0, 'call'],
      [1, 'raise'],
      [0, 'call'],
    ])
    expect(returns).toEqual([-2, 2])
  })

  it('checks for a player that gives no answer, and folds for it when that is not free', async () => {
    const { decisions, returns, state } = await hosted(broken, moving('raise'))
    expect(state.table.history).toBe('crf')
    expect(decisions.map(({ forfeit }) => forfeit)).toEqual([true, false, true])
    expect(decisions[0].faults).toHaveLength(2)
    expect(decisions[0].faults[0]).toEqual({ kind: 'error', reason: 'the player failed: out of order' })
    expect(returns).toEqual([-1, 1])
  })

  it('never repairs an answer that the rules do not allow', async () => {
    const { decisions } = await hosted(moving('fold', 'fold'), moving())
    expect(decisions[0]).toMatchObject({ action: 'call', forfeit: true, faults: [{ kind: 'illegal' }, {}] })
  })

  it('tells each player the end as its seat sees it', async () => {
    const told: Outcome<KuhnView>[] = []
    const listening = (player: Player): Player => ({
      ...player,
      observe: (outcome) => void told.push(outcome),
    })
    await hosted(listening(moving('raise')), listening(moving('fold')))
    expect(told.map(({ payoff, view }) => [payoff, view.card, view.shown])).toEqual([
      [1, 'J', [null, null]],
      [-1, 'Q', [null, null]],
    ])
  })
})
