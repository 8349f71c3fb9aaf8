import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { Agent, Usage } from '../../environments/agent.ts'
import { ask } from '../../environments/ask.ts'
import { IllegalAction, PlayerFault, RunEnded } from '../../environments/errors.ts'
import type { Fault } from '../../environments/host.ts'
import { randomOf } from '../../environments/random.ts'

type Deciding = Agent<{ pile: number[] }, string>['decide']

const KEEP_OR_GIVE = ['keep', 'give']

function readWord(json: unknown): string {
  const word = KEEP_OR_GIVE.find((legal) => legal === json)
  if (word === undefined) throw new IllegalAction(json, KEEP_OR_GIVE)
  return word
}

/** Asks a player who may keep or give, and keeps where it gives no answer. */
function asked(decide: Deciding, timeLimitMs = 20, retries = 2, signal?: AbortSignal) {
  return ask({
    seat: 1,
    agent: { name: 'tested', decide },
    view: { pile: [3, 1] },
    actions: KEEP_OR_GIVE,
    read: readWord,
    random: randomOf(1),
    forfeit: 'keep',
    settings: { timeLimitMs, retries },
    ...(signal === undefined ? {} : { signal }),
  })
}

/** A player that answers with what no type would let through. */
const answering =
  (reply: unknown): Deciding =>
  () =>
    new Promise((resolve) => Reflect.apply(resolve, undefined, [reply]))

/** A player that does what a function does, and returns what it returns. */
const doing =
  (act: () => unknown): Deciding =>
  (...turn) =>
    Reflect.apply(act, undefined, turn)

const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error('do not touch')
    },
  },
)

// biome-ignore lint/suspicious/noThenProperty: a player may return a thenable that fails.
const badThenable = { then: () => throwError() }

describe('Asking a player', () => {
  it('takes a legal answer with what was said about it', async () => {
    const usage = { calls: 1, inputTokens: 20, outputTokens: 3 }
    const decision = await asked(answering({ action: 'give', deliberation: { why: 'generous' }, usage }))
    expect(decision).toEqual({
      seat: 1,
      action: 'give',
      deliberation: { why: 'generous' },
      usage,
      faults: [],
      forfeit: false,
    })
  })

  it('tells a player why its answer was rejected and takes a better one', async () => {
    const rejections: (string | undefined)[] = []
    const decision = await asked(async ({ rejection }) => {
      rejections.push(rejection)
      return { action: rejection === undefined ? 'steal' : 'give' }
    })
    const reason = 'illegal action "steal": legal here: "keep", "give"'
    expect(rejections).toEqual([undefined, reason])
    expect(decision).toEqual({
      seat: 1,
      action: 'give',
      faults: [{ kind: 'illegal', reason }],
      forfeit: false,
    })
  })

  it('takes the forfeit action after the last retry and records every fault', async () => {
    let calls = 0
    const decision = await asked(async () => ({ action: `steal ${++calls}` }), 20, 3)
    expect(decision.action).toBe('keep')
    expect(decision.forfeit).toBe(true)
    expect(decision.faults.map(({ kind }) => kind)).toEqual(Array(4).fill('illegal'))
    expect(decision.faults[3].reason).toContain('"steal 4"')
    expect(calls).toBe(4)
  })

  it('aborts the signal of a player whose time is over, and does not hear what it says later', async () => {
    const reasons: unknown[] = []
    const decision = await asked(
      async ({ signal }) => {
        signal.addEventListener('abort', () => reasons.push(signal.reason))
        await sleep(15)
        return { action: 'give' }
      },
      5,
      0,
    )
    await sleep(25)
    expect(decision).toEqual({
      seat: 1,
      action: 'keep',
      faults: [{ kind: 'timeout', reason: 'no answer within 5 ms' }],
      forfeit: true,
    })
    expect(reasons).toHaveLength(1)
  })

  it('does not let a player that failed after its time end the process', async () => {
    const unhandled: unknown[] = []
    const listen = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', listen)
    await asked(
      async () => {
        await sleep(8)
        throw new Error('too late')
      },
      2,
      0,
    )
    await sleep(20)
    process.off('unhandledRejection', listen)
    expect(unhandled).toEqual([])
  })

  it.each<[string, () => unknown, 'error' | 'illegal']>([
    ['throws at once', () => throwError(new Error('broken')), 'error'],
    ['throws nothing', () => throwError(undefined), 'error'],
    ['throws what cannot be read', () => throwError(throwing), 'error'],
    [
      'throws a message that is no text',
      () => throwError(Object.assign(new Error(), { message: throwing })),
      'error',
    ],
    ['throws a symbol', () => throwError(Symbol('broken')), 'error'],
    ['returns no promise', () => 'give', 'illegal'],
    ['returns nothing', () => undefined, 'illegal'],
    ['returns null', () => null, 'illegal'],
    ['returns a thenable that throws', () => badThenable, 'error'],
    ['returns a proxy that throws', () => throwing, 'error'],
    ['returns a getter that throws', () => Object.defineProperty({}, 'action', { get: throwError }), 'error'],
    ['answers NaN', () => ({ action: Number.NaN }), 'illegal'],
    ['answers with a function', () => ({ action: () => 'give' }), 'illegal'],
    ['answers with a big integer', () => ({ action: 10n }), 'illegal'],
    ['answers with an object', () => ({ action: { action: 'give' } }), 'illegal'],
    ['answers at great length', () => ({ action: 'give'.repeat(1_000_000) }), 'illegal'],
  ])('survives a player that %s', async (_, act, kind) => {
    const decision = await asked(doing(act), 1000, 1)
    expect(decision.faults.map((fault) => fault.kind)).toEqual([kind, kind])
    expect(decision.forfeit).toBe(true)
    for (const { reason } of decision.faults) expect(reason).toMatch(/^[^\n]{10,300}$/)
  })

  it('takes an answer that is not wrapped in a promise', async () => {
    expect(await asked(doing(() => ({ action: 'give' })))).toMatchObject({ action: 'give', forfeit: false })
  })

  it('hands on its own action, not an object that the player still holds', async () => {
    const own = { take: 1 }
    const reply = { take: 1 }
    const decision = await ask({
      seat: 0,
      agent: { name: 'tested', decide: async () => ({ action: reply }) },
      view: null,
      actions: [own],
      read: () => own,
      random: randomOf(1),
      forfeit: own,
    })
    expect(decision.action).toBe(own)
    expect(decision.action).not.toBe(reply)
  })

  it('reads a copy of the answer, which the player can no longer change', async () => {
    const reply = { words: ['first'] }
    const heard: unknown[] = []
    await ask({
      seat: 0,
      agent: { name: 'tested', decide: doing(() => ({ action: reply })) },
      view: { pile: [] },
      actions: KEEP_OR_GIVE,
      read(json) {
        heard.push(json)
        reply.words.push('second')
        return 'keep'
      },
      random: randomOf(1),
      forfeit: 'keep',
    })
    expect(heard).toEqual([{ words: ['first'] }])
  })

  it('does not blame the player where the game fails to read an answer', async () => {
    const asking = ask({
      seat: 0,
      agent: { name: 'tested', decide: doing(() => ({ action: 'keep' })) },
      view: { pile: [] },
      actions: KEEP_OR_GIVE,
      read: () => throwError(new TypeError('the game is broken')),
      random: randomOf(1),
      forfeit: 'keep',
    })
    await expect(asking).rejects.toThrow('the game is broken')
  })

  it.each<[string, unknown]>([
    ['is circular', circular()],
    ['is too long', 'x'.repeat(1_000_001)],
    ['cannot be read', throwing],
    ['is a function', () => 1],
  ])('keeps the action but not a deliberation that %s', async (_, deliberation) => {
    const decision = await asked(answering({ action: 'give', deliberation }))
    expect(decision).toEqual({ seat: 1, action: 'give', faults: [], forfeit: false })
  })

  it('drops a usage that is not made of counts', async () => {
    const usage = { calls: 1, inputTokens: -3, outputTokens: Number.NaN }
    expect(await asked(answering({ action: 'give', usage }))).not.toHaveProperty('usage')
  })

  it('keeps reasons to one line without control characters', async () => {
    const { faults } = await asked(
      doing(() => throwError(new Error('first\nsecond\u001b[31m\u2028third'))),
      20,
      0,
    )
    expect(faults[0].reason).toBe('the player failed: first second [31m third')
  })

  it('shows every attempt the same view, whatever the player tried to do to it', async () => {
    const seen: number[][] = []
    const decision = await asked(async ({ view }) => {
      seen.push([...view.pile])
      view.pile.push(9)
      return { action: 'give' }
    })
    expect(seen).toEqual(Array(3).fill([3, 1]))
    expect(decision.faults.map(({ kind }) => kind)).toEqual(['error', 'error', 'error'])
  })

  it('asks a player that repeats its own questions once', async () => {
    let calls = 0
    const decision = await ask({
      seat: 0,
      agent: {
        name: 'tested',
        asksAgain: true,
        async decide() {
          calls++
          throw new Error('I tried')
        },
      },
      view: null,
      actions: KEEP_OR_GIVE,
      read: readWord,
      random: randomOf(1),
      forfeit: 'keep',
    })
    expect(calls).toBe(1)
    expect(decision).toMatchObject({ forfeit: true, faults: [{ kind: 'error' }] })
  })

  it('records what a player tried before, whether it then answers or gives up', async () => {
    const faults = [{ kind: 'refused', reason: 'first\nline' } as const]
    const usage = { calls: 3, inputTokens: 5, outputTokens: 7 }
    const answered = await asked(answering({ action: 'give', faults, usage }))
    const recorded = [{ kind: 'refused', reason: 'first line' }]
    expect(answered).toEqual({ seat: 1, action: 'give', faults: recorded, usage, forfeit: false })
    let calls = 0
    const given = await asked(async () => {
      calls++
      throw new GivenUp(faults, usage)
    })
    expect(calls).toBe(1)
    expect(given).toEqual({
      seat: 1,
      action: 'keep',
      faults: recorded,
      usage,
      deliberation: 'nothing helped',
      forfeit: true,
    })
  })

  it('passes on what ends the run', async () => {
    const asking = asked(async () => {
      throw new Spent('no money left')
    })
    await expect(asking).rejects.toThrow('no money left')
  })

  it('leaves no timer behind, whether the player answers, fails or hangs', async () => {
    const started = vi.spyOn(globalThis, 'setTimeout')
    const cleared = vi.spyOn(globalThis, 'clearTimeout')
    await asked(answering({ action: 'give' }), 60_000, 0)
    await asked(doing(throwError), 60_000, 0)
    await asked(() => new Promise(() => {}), 2, 0)
    const limits = started.mock.results.filter((_, i) => [2, 60_000].includes(started.mock.calls[i][1] ?? 0))
    expect(limits).toHaveLength(3)
    const stopped = cleared.mock.calls.map(([timer]) => timer)
    for (const { value } of limits) expect(stopped).toContain(value)
    vi.restoreAllMocks()
  })

  it('gives a player all its time where the limit is longer than a timer can be', async () => {
    const decide: Deciding = async () => {
      await sleep(5)
      return { action: 'give' }
    }
    expect(await asked(decide, Number.POSITIVE_INFINITY)).toMatchObject({ action: 'give', faults: [] })
  })

  it('stops when it is told to, and tells the player', async () => {
    const control = new AbortController()
    let told: AbortSignal | undefined
    const asking = asked(
      ({ signal }) => {
        told = signal
        return new Promise(() => {})
      },
      60_000,
      2,
      control.signal,
    )
    const rejected = expect(asking).rejects.toThrow('enough')
    control.abort(new Error('enough'))
    await rejected
    expect(told?.aborted).toBe(true)
  })
})

class GivenUp extends PlayerFault {
  readonly code = 'GIVEN_UP'
  readonly faults: readonly Fault[]
  readonly usage: Usage
  readonly deliberation = 'nothing helped'

  constructor(faults: readonly Fault[], usage: Usage) {
    super('given up')
    this.faults = faults
    this.usage = usage
  }
}

class Spent extends RunEnded {
  readonly code = 'SPENT'
}

function throwError(error: unknown = new Error('broken')): never {
  throw error
}

function circular(): unknown {
  const loop: Record<string, unknown> = {}
  loop.self = loop
  return loop
}
