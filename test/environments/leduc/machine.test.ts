import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import type { Agent } from '../../../environments/agent.ts'
import type { Hosting } from '../../../environments/host.ts'
import { type Action, OPENING } from '../../../environments/leduc/betting.ts'
import { cardOf } from '../../../environments/leduc/cards.ts'
import { hostLeduc, leducMachine } from '../../../environments/leduc/machine.ts'
import { type LeducState, leduc } from '../../../environments/leduc/rules.ts'
import type { LeducView } from '../../../environments/leduc/view.ts'
import { randomOf } from '../../../environments/random.ts'

type Player = Agent<LeducView, Action>

/** A player that makes these moves in turn, then calls for ever. */
function moving(...moves: readonly Action[]): Player {
  let made = 0
  return { name: 'moving', decide: async () => ({ action: moves[made++] ?? 'call' }) }
}

const hanging: Player = { name: 'hanging', decide: () => new Promise(() => {}) }

/** Seat 0 pairs the board. */
function hosting(agents: readonly Player[]): Hosting<LeducState, Action, LeducView> {
  return {
    state: { cards: [cardOf('Jh'), cardOf('Kh')], board: cardOf('Js'), table: OPENING },
    agents,
    randoms: agents.map((_, seat) => randomOf(1, seat)),
    settings: { timeLimitMs: 5, retries: 1 },
  }
}

const game = leduc()
const hosted = (...agents: readonly Player[]) => hostLeduc(game)(hosting(agents))

describe('The machine of Leduc poker', () => {
  /** The states that a hand of these players passes through. */
  async function path(...agents: readonly Player[]): Promise<unknown[]> {
    const actor = createActor(leducMachine(game), { input: hosting(agents) })
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

  it('passes through both rounds to the showdown, or ends folded in either', async () => {
    expect(await path(moving(), moving())).toEqual(['firstRound', 'secondRound', 'showdown'])
    expect(await path(moving('raise'), moving('fold'))).toEqual(['firstRound', 'folded'])
    expect(await path(moving('call', 'raise'), moving('call', 'fold'))).toEqual([
      'firstRound',
      'secondRound',
      'folded',
    ])
  })
})

describe('A hosted hand of Leduc poker', () => {
  it('records each decision in order and pays what the rules pay', async () => {
    const { decisions, returns, state } = await hosted(
      moving('raise', 'raise', 'call'),
      moving('call', 'raise'),
    )
    expect(decisions.map(({ seat }) => seat)).toEqual([0, 1, 0, 1, 0])
    expect(state.table.history).toBe('rc/rrc')
    expect(returns).toEqual([11, -11])
  })

  it('checks for a player that gives no answer, and folds for it when that is not free', async () => {
    const { decisions, returns, state } = await hosted(moving('call', 'raise'), hanging)
    expect(state.table.history).toBe('cc/rf')
    expect(decisions.filter(({ forfeit }) => forfeit).map(({ seat }) => seat)).toEqual([1, 1])
    expect(returns).toEqual([1, -1])
  })
})
