import { describe, expect, it, vi } from 'vitest'
import { createActor } from 'xstate'
import type { Agent, Outcome } from '../../../environments/agent.ts'
import type { Action } from '../../../environments/holdem/betting.ts'
import { holdemMachine, hostHoldem } from '../../../environments/holdem/machine.ts'
import { type HoldemState, limitHoldem } from '../../../environments/holdem/rules.ts'
import type { HoldemView } from '../../../environments/holdem/view.ts'
import type { Hosting } from '../../../environments/host.ts'
import { randomOf } from '../../../environments/random.ts'

type Player = Agent<HoldemView, Action>

/** A player that makes these moves in turn, then calls for ever. */
function moving(...moves: readonly Action[]): Player {
  let made = 0
  return { name: 'moving', decide: async () => ({ action: moves[made++] ?? 'call' }) }
}

const hanging: Player = { name: 'hanging', decide: () => new Promise(() => {}) }

function hosting(
  agents: readonly Player[],
  settings: Record<string, unknown> = {},
): Hosting<HoldemState, Action, HoldemView> {
  const game = limitHoldem({ seats: agents.length, ...settings })
  return {
    state: game.initialState(randomOf(1, 'deal')),
    agents,
    randoms: agents.map((_, seat) => randomOf(1, seat)),
    settings: { timeLimitMs: 5, retries: 1 },
  }
}

const heads = limitHoldem()

describe('The machine of a hand', () => {
  /** The states that a hand of these players passes through. */
  async function path(agents: readonly Player[], settings: Record<string, unknown> = {}): Promise<unknown[]> {
    const game = limitHoldem({ seats: agents.length, ...settings })
    const actor = createActor(holdemMachine(game), { input: hosting(agents, settings) })
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

  it('passes through the streets to the showdown', async () => {
    expect(await path([moving(), moving()])).toEqual(['preflop', 'flop', 'turn', 'river', 'showdown'])
  })

  it('ends folded where one seat is left', async () => {
    expect(await path([moving('raise'), moving('call', 'fold')])).toEqual(['preflop', 'folded'])
    expect(await path([moving('call', 'raise'), moving('call', 'fold')])).toEqual([
      'preflop',
      'flop',
      'folded',
    ])
  })

  it('goes from any street to the showdown where all are all-in', async () => {
    const settings = { stacks: 20 }
    expect(await path([moving(), moving('raise')], settings)).toEqual(['preflop', 'showdown'])
    expect(await path([moving('call', 'raise'), moving()], settings)).toEqual(['preflop', 'flop', 'showdown'])
  })

  it('is over at once where the blinds leave nothing to decide', async () => {
    expect(await path([moving(), moving()], { stacks: 5 })).toEqual(['showdown'])
  })
})

describe('A hosted hand', () => {
  it('records each decision in order and pays what the rules pay', async () => {
    const input = hosting([moving('call', 'raise'), moving('raise', 'call')])
    const { state, returns, decisions } = await hostHoldem(heads)(input)
    expect(state.table.history).toBe('rc/rc/cc/cc')
    expect(decisions.map(({ seat }) => seat)).toEqual([1, 0, 0, 1, 0, 1, 0, 1])
    expect(returns).toEqual(heads.returns(state))
    expect(state.deal).toEqual(input.state.deal)
  })

  it('checks for a player that hangs where that is free, and folds where it is not', async () => {
    const free = await hostHoldem(heads)(hosting([hanging, moving()]))
    expect(free.state.table.history).toBe('cc/cc/cc/cc')
    expect(free.decisions.filter(({ forfeit }) => forfeit).map(({ action }) => action)).toEqual(
      Array(4).fill('call'),
    )
    const priced = await hostHoldem(heads)(hosting([hanging, moving('raise')]))
    expect(priced.state.table.history).toBe('rf')
    const late = { kind: 'timeout', reason: 'no answer within 5 ms' }
    expect(priced.decisions[1]).toEqual({ seat: 0, action: 'fold', faults: [late, late], forfeit: true })
  })

  it('checks for a faulty player also where the rules let it fold for nothing', async () => {
    const settings = { profile: 'rlcard' }
    const { state } = await hostHoldem(limitHoldem(settings))(hosting([hanging, moving()], settings))
    expect(state.table.history).toBe('cc/cc/cc/cc')
  })

  it('tells every player what it saw of the end, and no more', async () => {
    const told: Outcome<HoldemView>[] = []
    const listening = (player: Player): Player => ({
      ...player,
      observe: (outcome) => void told.push(outcome),
    })
    const agents = [listening(moving('fold')), listening(moving('raise')), listening(moving())]
    const { state, returns } = await hostHoldem(limitHoldem({ seats: 3 }))(hosting(agents))
    expect(told.map(({ payoff }) => payoff)).toEqual(returns)
    expect(told.map(({ view }) => view.seat)).toEqual([0, 1, 2])
    expect(told[0].view.shown[0]).toBeNull()
    expect(told[0].view.shown[1]).toEqual(told[1].view.hole)
    expect(told[0].view.table).toEqual(state.table)
  })

  it('plays on whatever a player does when it is told of the end', async () => {
    const unhandled: unknown[] = []
    const listen = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', listen)
    const told: number[] = []
    const agents: Player[] = [
      {
        ...moving(),
        observe() {
          throw new Error('memory is full')
        },
      },
      {
        ...moving(),
        async observe() {
          throw new Error('memory is full, and slow')
        },
      },
      { ...moving(), observe: ({ payoff }) => void told.push(payoff) },
    ]
    const { returns } = await hostHoldem(limitHoldem({ seats: 3 }))(hosting(agents))
    await new Promise(setImmediate)
    process.off('unhandledRejection', listen)
    expect(told).toEqual([returns[2]])
    expect(unhandled).toEqual([])
  })

  it('stops when it is told to, with the reason, and leaves nothing running', async () => {
    const started = vi.spyOn(globalThis, 'setTimeout')
    const cleared = vi.spyOn(globalThis, 'clearTimeout')
    const control = new AbortController()
    let told: AbortSignal | undefined
    const watching: Player = {
      name: 'watching',
      decide({ signal }) {
        told = signal
        return new Promise(() => {})
      },
    }
    const hosted = hostHoldem(heads)({
      ...hosting([watching, watching]),
      settings: { timeLimitMs: 60_000 },
      signal: control.signal,
    })
    const rejected = expect(hosted).rejects.toThrow('enough')
    await new Promise(setImmediate)
    control.abort(new Error('enough'))
    await rejected
    await new Promise(setImmediate)
    expect(told?.aborted).toBe(true)
    const limits = started.mock.results.filter((_, i) => started.mock.calls[i][1] === 60_000)
    expect(limits).toHaveLength(1)
    expect(cleared.mock.calls.map(([timer]) => timer)).toContain(limits[0].value)
    vi.restoreAllMocks()
  })

  it('does not begin under a signal that is aborted already', async () => {
    const input = { ...hosting([moving(), moving()]), signal: AbortSignal.abort(new Error('closed')) }
    await expect(hostHoldem(heads)(input)).rejects.toThrow('closed')
  })

  it('rejects, and does not end the process, where the rules themselves fail', async () => {
    const broken = {
      ...heads,
      apply() {
        throw new Error('no rule for this')
      },
    }
    await expect(hostHoldem(broken)(hosting([moving(), moving()]))).rejects.toThrow('no rule for this')
  })

  it('rejects a table with empty seats', async () => {
    await expect(hostHoldem(heads)(hosting([moving(), moving(), moving()]))).rejects.toThrow(RangeError)
  })

  it('goes on from the middle of a hand', async () => {
    const input = hosting([moving(), moving()])
    const state = heads.apply(heads.apply(input.state, 'raise'), 'call')
    const { decisions } = await hostHoldem(heads)({ ...input, state })
    expect(decisions).toHaveLength(6)
  })
})
