import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangements } from '../../environments/arrangements.ts'
import { type BayesianGame, type BayesianRules, bayesianGame } from '../../environments/bayesian-game.ts'
import { BadInput } from '../../environments/errors.ts'
import type { Game } from '../../environments/game.ts'
import {
  type Action as Bet,
  bet as betKuhn,
  isShowdown as isKuhnShowdown,
  legalBets as kuhnBets,
  openTable,
} from '../../environments/kuhn/betting.ts'
import { deckOf, CARD_NAMES as KUHN_NAMES } from '../../environments/kuhn/cards.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import { bet, isShowdown, legalBets, OPENING, type Table } from '../../environments/leduc/betting.ts'
import { CARD_NAMES, type CardName, DECK } from '../../environments/leduc/cards.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import type { LeducView } from '../../environments/leduc/view.ts'
import { randomOf } from '../../environments/random.ts'
import { gameConformance, playthrough } from '../../testing/game-conformance.ts'

const words = { rules: 'As one knows it.' }

/** Kuhn poker by its rules alone. */
function kuhnByRules(seats: 2 | 3): BayesianGame<Bet, number> {
  const own = kuhn({ seats })
  const tableOf = (history: readonly Bet[]) => history.reduce(betKuhn, openTable(seats))
  return bayesianGame<Bet, number>({
    name: 'kuhn',
    seats,
    unit: 'chips/hand',
    zeroSum: true,
    deals: arrangements(deckOf(seats), seats),
    turn: (history) => tableOf(history).toAct ?? undefined,
    actions: (history) => kuhnBets(tableOf(history)),
    returns: (cards, history) => own.returns({ cards, table: tableOf(history) }),
    open(history) {
      const table = tableOf(history)
      return table.live.map((live) => live && isKuhnShowdown(table))
    },
    words,
  })
}

/** Leduc poker by its rules alone: the third card lies on the table. */
function leducByRules(): BayesianGame<Bet, number> {
  const own = leduc()
  const tableOf = (history: readonly Bet[]) => history.reduce<Table>(bet, OPENING)
  return bayesianGame<Bet, number>({
    name: 'leduc',
    seats: 2,
    unit: 'chips/hand',
    zeroSum: true,
    deals: arrangements(DECK, 3),
    turn: (history) => tableOf(history).toAct ?? undefined,
    actions: (history) => legalBets(tableOf(history)),
    returns: ([first, second, board], history) =>
      own.returns({ cards: [first, second], board, table: tableOf(history) }),
    open(history) {
      const table = tableOf(history)
      return [isShowdown(table), isShowdown(table), table.round === 1]
    },
    words,
  })
}

/** Walks both games together: whatever can be asked of one must be answered alike by the other. */
function sameGame<State, View, Hidden>(
  made: BayesianGame<Bet, number>,
  written: Game<State, Bet, View, Hidden>,
  read: {
    /** What a view of the game as it is written shows: the own card, and the open cards by place. */
    seen(view: View): { dealt: number; shown: (number | null)[] }
    /** The hidden state of the deal, of the game as it is written. */
    hidden(deal: readonly number[], seat: number): Hidden
  },
  /** Of the deals, the first and every so many after it. */
  every = 1,
): number {
  let nodes = 0
  const dealt = made.initialStates?.() ?? []
  const all = written.initialStates?.() ?? []
  expect(dealt.map(({ chance }) => chance)).toEqual(all.map(({ chance }) => expect.closeTo(chance, 12)))
  const walk = (state: ReturnType<typeof made.apply>, twin: State) => {
    nodes++
    expect(made.currentPlayer(state)).toBe(written.currentPlayer(twin))
    const actions = made.legalActions(state)
    expect(actions).toEqual(written.legalActions(twin))
    if (actions.length === 0) expect(made.returns(state)).toEqual(written.returns(twin))
    for (let seat = 0; seat < made.seats; seat++) {
      const view = made.view(state, seat)
      const other = written.view(twin, seat)
      expect({ dealt: view.dealt, shown: view.shown }).toEqual(read.seen(other))
      const hidden = made.hiddenStates(view).map((deal) => JSON.stringify(read.hidden(deal, seat)))
      expect(new Set(hidden)).toEqual(new Set(written.hiddenStates(other).map((one) => JSON.stringify(one))))
      const past = made.past?.(view, state.deal) ?? []
      const others = written.past?.(other, read.hidden(state.deal, seat)) ?? []
      expect(past.map((one) => [one.seat, one.actions, one.action, one.view.dealt])).toEqual(
        others.map((one) => [one.seat, one.actions, one.action, read.seen(one.view).dealt]),
      )
    }
    for (const action of actions) walk(made.apply(state, action), written.apply(twin, action))
  }
  for (let i = 0; i < dealt.length; i += every) walk(dealt[i].state, all[i].state)
  return nodes
}

describe('A game made of its rules alone', () => {
  it.each([2, 3] as const)(
    'is Kuhn poker for %d, written out, in everything that can be asked of it',
    (seats) => {
      const nodes = sameGame(kuhnByRules(seats), kuhn({ seats }), {
        seen: ({ card, shown }) => ({
          dealt: KUHN_NAMES.indexOf(card),
          shown: shown.map((name) => (name === null ? null : KUHN_NAMES.indexOf(name))),
        }),
        hidden: (deal, seat) => deal.filter((_, place) => place !== seat),
      })
      expect(nodes).toBeGreaterThan(50)
    },
  )

  it('is Leduc poker with a card on the table that is turned later', () => {
    const cardOf = (name: CardName | null) => (name === null ? null : CARD_NAMES.indexOf(name))
    const read = {
      seen: ({ card, shown, board }: LeducView) => ({
        dealt: CARD_NAMES.indexOf(card),
        shown: [...shown, board].map(cardOf),
      }),
      hidden: (deal: readonly number[], seat: number) => deal[1 - seat],
    }
    expect(sameGame(leducByRules(), leduc(), read, 7)).toBeGreaterThan(1000)
  })
})

/** Three seats, unequal chances, and a secret on the table that is turned after the first action. */
const biddingOf = (changes: Partial<BayesianRules<'pass' | 'bid', string>> = {}) =>
  bayesianGame<'pass' | 'bid', string>({
    name: 'bidding',
    seats: 3,
    unit: 'points/game',
    zeroSum: false,
    deals: [
      ['low', 'low', 'high', 'sun'],
      ['low', 'high', 'low', 'sun'],
      ['high', 'low', 'low', 'rain'],
      ['low', 'low', 'high', 'rain'],
    ],
    chances: [0.1, 0.2, 0.3, 0.4],
    turn: ({ length }) => (length < 3 ? length : undefined),
    actions: () => ['pass', 'bid'],
    returns: (deal, said) =>
      said.map((word, seat) => (word === 'bid' ? (deal[seat] === 'high' ? 2 : -1) : 0)),
    open: (said) => [said.length === 3, said[1] === 'bid', false, said.length > 0],
    words: { rules: 'Who bids high wins 2.', secret: (dealt) => `a ${dealt} card` },
    ...changes,
  })

gameConformance('a game for three made of its rules', () => biddingOf())

describe('What a seat does not know', () => {
  const game = biddingOf()

  it('is every deal that agrees with its own secret and with what lies open', () => {
    const view = game.readView({ seat: 0, dealt: 'low', history: [] })
    expect(game.hiddenStates(view).map((deal) => deal.join())).toEqual([
      'low,low,high,sun',
      'low,high,low,sun',
      'low,low,high,rain',
    ])
    const later = game.readView({
      seat: 0,
      dealt: 'low',
      history: ['pass'],
      shown: [null, null, null, 'rain'],
    })
    expect(game.hiddenStates(later)).toEqual([['low', 'low', 'high', 'rain']])
  })

  it('is drawn by the chances of these deals', () => {
    const view = game.readView({ seat: 0, dealt: 'low', history: [] })
    const random = randomOf(1)
    const draws = Array.from({ length: 7000 }, () => game.sampleHidden(view, random).join())
    const share = (deal: string) => draws.filter((drawn) => drawn === deal).length / draws.length
    // A standard error is at most 0.006.
    expect(share('low,low,high,sun')).toBeCloseTo(1 / 7, 1.6)
    expect(share('low,high,low,sun')).toBeCloseTo(2 / 7, 1.6)
    expect(share('low,low,high,rain')).toBeCloseTo(4 / 7, 1.6)
  })

  it('is told to no other seat by what can be said to all', () => {
    const [state] = playthrough(game, 1)
    const said = game.words.open?.(game.view(state, 0)) ?? []
    expect(said.map(({ told }) => told).join()).not.toMatch(/\bcard\b/)
  })
})

it('takes a deal that is listed twice as one that is twice as likely', () => {
  const twice = biddingOf({
    chances: undefined,
    deals: [
      ['low', 'low', 'low'],
      ['high', 'low', 'low'],
      ['low', 'low', 'low'],
    ],
    open: undefined,
  })
  expect(twice.initialStates?.().map(({ state, chance }) => [state.deal[0], chance])).toEqual([
    ['low', 2 / 3],
    ['high', 1 / 3],
  ])
})

it.each<[string, Partial<BayesianRules<'pass' | 'bid', string>>]>([
  ['bidding: deals: there is none', { deals: [] }],
  [
    'bidding: deals: deal 1 has 2 places',
    {
      deals: [
        ['low', 'low', 'low'],
        ['low', 'low'],
      ],
    },
  ],
  ['bidding: chances: there are 1, and 4 deals', { chances: [1] }],
  ['bidding: chances: that of deal 3 is 0', { chances: [0.5, 0.25, 0.25, 0] }],
  ['bidding: chances: they sum to 0.9', { chances: [0.1, 0.2, 0.3, 0.3] }],
])('is refused in one line: %s', (message, changes) => {
  expect(() => biddingOf(changes)).toThrow(BadInput)
  expect(() => biddingOf(changes)).toThrow(message)
})

describe('A view read from JSON', () => {
  const game = biddingOf()
  const least = { seat: 1, dealt: 'low', history: ['pass'], shown: [null, null, null, 'sun'] }

  it.each([
    ['nothing', null, 'seat: Invalid input'],
    ['a seat that is not there', { ...least, seat: 3 }, 'view: seat: 3 is not at a table of 3'],
    [
      'what is never dealt',
      { ...least, dealt: 'ace' },
      'view: dealt: is "ace", but what is dealt there is one of "low", "high"',
    ],
    ['no action of the game', { ...least, history: ['fold'] }, 'view: history.0: illegal action "fold"'],
    [
      'an action after the end',
      { ...least, history: ['bid', 'bid', 'bid', 'bid'] },
      'history.3: illegal action "bid": the game is over',
    ],
    ['nothing where something lies open', { ...least, shown: [] }, 'view: shown.3: is missing'],
    [
      'what lies open in no such deal',
      { seat: 0, dealt: 'high', history: ['bid'], shown: [null, null, null, 'sun'] },
      'no deal of this game',
    ],
    ['what it may not hold', { ...least, deal: [] }, 'has no field "deal"'],
    [
      'what does not lie open',
      { ...least, shown: [null, 'low', null, 'sun'] },
      'view.shown.1: says "low", but by the rules it is null',
    ],
  ])('is refused with %s, in one line that names the field', (_, json, message) => {
    expect(() => game.readView(json)).toThrow(BadInput)
    expect(() => game.readView(json)).toThrow(message)
  })

  it('is either refused as bad input or the same view, whatever one field is changed to', () => {
    const views = playthrough(game, 5).map((state) => game.view(state, 0))
    const changed = fc.tuple(
      fc.constantFrom(...views),
      fc.constantFrom('seat', 'history', 'shown'),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(changed, ([view, field, value]) => {
        try {
          const read = game.readView({ ...view, [field]: value })
          expect(read).toEqual({ ...view, [field]: value })
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
        }
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})
