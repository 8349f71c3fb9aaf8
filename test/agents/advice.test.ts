import { expect, test } from 'vitest'
import { type Advice, deliberate, deliberations } from '../../agents/advice.ts'
import { bidder } from '../../agents/bidder.ts'
import type { Policy } from '../../environments/game.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import type { Action } from '../../environments/negotiation/action.ts'
import { negotiation } from '../../environments/negotiation/rules.ts'
import type { NegotiationView } from '../../environments/negotiation/view.ts'
import { randomOf } from '../../environments/random.ts'
import type { Clock } from '../../reasoning/language/clock.ts'

const cards = kuhn()
const facing = cards.readView({ seat: 1, card: 'Q', table: { history: 'r' } })
const always = (action: string): Policy<unknown, string> => ({
  name: `always ${action}`,
  distribution: (_, actions) => actions.map((known) => (known === action ? 1 : 0)),
})

const holdem = limitHoldem()
const first = holdem.readView({ seat: 1, hole: ['Ah', 'Kd'], board: [], table: { history: '' } })

/** A clock that each look at it moves on. */
function ticking(ms: number): Clock {
  let now = 0
  return {
    now: () => {
      now += ms
      return now
    },
    sleep: async () => {},
  }
}

async function looks<Action>(stream: AsyncIterable<Advice<Action>>): Promise<number[]> {
  const efforts: number[] = []
  for await (const { effort } of stream) efforts.push(effort)
  return efforts
}

test('an opponent that is told of decides what is advised', async () => {
  // Who bets whatever it holds has the king as often as the jack: a call is worth nothing, and so more than the ante.
  const { action, deliberation } = await deliberate(cards, facing, { opponents: [always('raise')] })
  expect(action).toBe('call')
  const rows = new Map(deliberation.actions.map((row) => [row.action, row.expectedUtility]))
  expect(rows.get('call')).toBeCloseTo(0, 6)
  expect(rows.get('fold')).toBeCloseTo(-1, 12)
})

test('it says in words what it advises, and gives the same advice for the same seed', async () => {
  const once = await deliberate(cards, facing)
  expect(once.said).toBe(cards.words.action(facing, once.action))
  expect(await deliberate(cards, facing)).toEqual(once)
})

test('exact numbers get no second look', async () => {
  expect(await looks(deliberations(cards, facing))).toEqual([0])
})

test('offers are looked at once more, with beliefs carried ahead, as the reasoner does itself', async () => {
  const game = negotiation({ items: [1, 2, 3], maxOffers: 4 })
  const view = game.readView({ seat: 0, values: [1, 0, 3], turns: [] })
  expect(await looks(deliberations(game, view, { opponents: ['boulware', 'conceder'] }))).toEqual([0, 1])
  const { action } = await deliberate(game, view, { opponents: ['boulware', 'conceder'] })
  const own = await bidder(game, { types: 'boulware,conceder' }).decide({
    view,
    actions: game.viewActions(view),
    random: randomOf(1, 'player'),
    signal: AbortSignal.timeout(60_000),
  })
  expect(action).toEqual(own.action)
})

test('a budget that is short leaves the first look, and one that is longer allows more', async () => {
  const opponents = ['rule-v1']
  expect(await looks(deliberations(holdem, first, { opponents, budgetMs: 1, clock: ticking(10) }))).toEqual([
    0,
  ])
  expect(await looks(deliberations(holdem, first, { opponents, budgetMs: 90, clock: ticking(10) }))).toEqual([
    0, 1,
  ])
})

test('a second look at offers, which takes about as long as the first, is had for three times that', async () => {
  const game = negotiation({ items: [1, 2, 3], maxOffers: 4 })
  const view = game.readView({ seat: 0, values: [1, 0, 3], turns: [] })
  const had = (budgetMs: number) =>
    looks(deliberations(game, view, { opponents: ['linear'], budgetMs, clock: ticking(10) }))
  // Ten to begin and ten for the first look, then thirty to come.
  expect(await had(49)).toEqual([0])
  expect(await had(50)).toEqual([0, 1])
})

test('whoever leaves ends it, before the first look or between two', async () => {
  const reason = new Error('the customer left')
  await expect(deliberate(holdem, first, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  const leaving = new AbortController()
  const stream = deliberations(holdem, first, { opponents: ['rule-v1'], signal: leaving.signal })
  expect((await stream.next()).value).toMatchObject({ effort: 0 })
  leaving.abort(reason)
  await expect(stream.next()).rejects.toBe(reason)
})

test('what cannot be advised is said', async () => {
  const waiting = cards.readView({ seat: 0, card: 'Q', table: { history: 'r' } })
  await expect(deliberate(cards, waiting)).rejects.toThrow('this seat is not to act')
  await expect(deliberate(cards, facing, { opponents: [] })).rejects.toThrow('opponents: name one at least')
  await expect(deliberate(cards, facing, { opponents: ['nobody'] })).rejects.toThrow(
    'no type is called "nobody"',
  )
  await expect(deliberate(cards, facing, { utility: 'nash' })).rejects.toThrow(
    'nash goes with games of offers',
  )
})

test('what is advised of a last offer comes to what one reckons by hand', async () => {
  const game = negotiation({ preset: 'price', maxOffers: 2 })
  const view = game.readView({ seat: 1, values: [60], turns: [{ action: { type: 'propose', price: 100 } }] })
  // A seller that asks for 100 whatever its cost, and then takes what is not below it.
  const seller: Policy<NegotiationView, Action> = {
    name: 'seller',
    distribution({ turns, values: [cost] }, actions) {
      const last = turns.at(-1)?.action
      const takes = last?.type === 'propose' && 'price' in last && last.price >= cost ? 'accept' : 'walk'
      const chosen = (action: Action) =>
        turns.length === 0 ? 'price' in action && action.price === 100 : action.type === takes
      return actions.map((action) => (chosen(action) ? 1 : 0))
    },
  }
  const asked = { opponents: [seller], utility: 'social', weight: 0 } as const
  const { deliberation, action } = await deliberate(game, view, asked)
  const offers = deliberation.actions.slice(0, 61)
  for (const [price, { action, expectedUtility }] of offers.entries()) {
    expect(action).toMatchObject({ price })
    // Costs of 0 to 100 are equally likely: so many of them are not above the price.
    expect(expectedUtility).toBeCloseTo(((price + 1) / 101) * (60 - price), 9)
    expect(deliberation.acceptance?.[price]).toBeCloseTo((price + 1) / 101, 9)
  }
  // 29 and 30 are worth the same.
  expect(action).toMatchObject({ type: 'propose', price: 29 })
})

test('what is said of hundreds of prices stays short enough to be recorded, and names the likeliest replies', async () => {
  const game = negotiation({ preset: 'price', highest: 400 })
  const view = game.readView({ seat: 0, values: [100], turns: [] })
  const { deliberation } = await deliberate(game, view, { opponents: ['random'], budgetMs: 1 })
  expect(JSON.stringify(deliberation).length).toBeLessThan(1_000_000)
  expect(deliberation.actions).toHaveLength(402)
  // It accepts one offer in four, and any counter-offer is one of hundreds.
  for (const { action, predicted } of deliberation.actions.slice(0, 401)) {
    expect(predicted.length, JSON.stringify(action)).toBeLessThan(30)
    expect(predicted[0]).toMatchObject({ action: { type: 'accept' }, chance: expect.closeTo(0.25, 2) })
  }
})

test('a view by hand, of the least that determines it, is read by the rules', async () => {
  const written = JSON.parse('{"seat":1,"card":"Q","table":{"history":"r"}}')
  expect(await deliberate(cards, written)).toEqual(await deliberate(cards, facing))
  await expect(
    deliberate(cards, JSON.parse('{"seat":1,"card":"Z","table":{"history":"r"}}')),
  ).rejects.toThrow(/^view: card/)
  await expect(deliberate(cards, JSON.parse('null'))).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(deliberate(cards, facing, { past: [JSON.parse('{}')] })).rejects.toThrow(/^view: seat/)
})

test.each([
  [{ budgetMs: Number.NaN }, 'budgetMs: takes ms, 0 or more'],
  [{ budgetMs: '500' }, 'budgetMs: takes ms, 0 or more'],
  [{ opponents: 'call' }, 'opponents: Invalid input: expected array'],
  [{ opponents: [{ name: 'no policy' }] }, 'opponents.0: takes policies and names of types'],
  [{ signal: {} }, 'signal: Invalid input: expected AbortSignal'],
  [{ budget: 500 }, 'there is no setting "budget"; settings are opponents, utility'],
])(
  'options that no types held to their form are refused with what is wrong: %j',
  async (options, message) => {
    await expect(Reflect.apply(deliberate, undefined, [cards, facing, options])).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining(message),
    })
  },
)

test.each([
  ['too few', () => [1]],
  ['none', (_: unknown, actions: readonly unknown[]) => actions.map(() => Number.NaN)],
  ['more than 1', (_: unknown, actions: readonly unknown[]) => actions.map(() => 1)],
])('a policy that gives chances that are %s is refused by its name', async (_, distribution) => {
  const opponents = [{ name: 'mine', distribution }]
  const first = negotiation({ preset: 'price' }).readView({ seat: 0, values: [3], turns: [] })
  for (const asked of [
    deliberate(cards, facing, { opponents }),
    deliberate(negotiation({ preset: 'price' }), first, { opponents }),
  ])
    await expect(asked).rejects.toThrow(/^deliberate: opponents: policy "mine" gives \d+ actions the chances/)
})

test('games that were played before count', async () => {
  const past = Array.from({ length: 40 }, () =>
    cards.readView({ seat: 1, card: 'Q', table: { history: 'rc' }, shown: ['J', 'Q'] }),
  )
  const told = await deliberate(cards, facing, { past, opponents: ['raise', 'fold'] })
  const weight = (advice: Advice<unknown>) =>
    advice.deliberation.belief?.types.find(({ type }) => type === 'raise')?.after ?? Number.NaN
  expect(weight(told)).toBeGreaterThan(
    weight(await deliberate(cards, facing, { opponents: ['raise', 'fold'] })),
  )
})
