import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { bettingRules } from '../../../environments/holdem/betting.ts'
import { phhHand } from '../../../environments/holdem/phh.ts'
import { verifyPhh } from '../../../environments/holdem/phh-reading.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { settingsSchema } from '../../../environments/holdem/settings.ts'
import { randomOf } from '../../../environments/random.ts'
import { playthrough } from '../../../testing/game-conformance.ts'

/** A file of random hands. */
function written(given: Record<string, unknown>, hands: number): string {
  const game = limitHoldem(given)
  const rules = bettingRules(settingsSchema().parse(given))
  return Array.from({ length: hands }, (_, hand) => {
    const end = playthrough(game, hand).at(-1) ?? game.initialState(randomOf(hand))
    const names = Array.from({ length: game.seats }, (_, seat) => `player "${seat}"`)
    return phhHand(rules, hand + 1, end, names)
  }).join('\n')
}

/** A hand as the format's authors write one: a public example of four players, with other blinds than ours. */
const FOUR = `
variant = "FT"
antes = [0, 0, 0, 0]
blinds_or_straddles = [1, 2, 0, 0]
small_bet = 2
big_bet = 4
starting_stacks = [80, 80, 80, 80]
actions = [
  "d dh p1 ????",
  "d dh p2 ????",
  "d dh p3 JsJh",  # a pair of jacks
  "d dh p4 ????",
  "p3 cbr 4",
  "p4 cbr 6 # a re-raise",
  "p1 f",
  "p2 f",
  "p3 cc",
  "d db 2c7d9h",
  "p3 cc",
  "p4 cbr 2",
  "p3 cbr 4",
  "p4 f",
]
finishing_stacks = [79, 78, 91, 72]
`

describe('Hands in the PHH format', () => {
  it.each([
    { profile: 'acpc', seats: 2, stacks: 'unlimited' },
    { profile: 'acpc', seats: 6, stacks: 'unlimited' },
    { profile: 'acpc', seats: 3, stacks: [35, 120, 60] },
    { profile: 'rlcard', seats: 4, stacks: 'unlimited' },
  ] as const)('are read back with every payoff: $profile, $seats seats, stacks $stacks', (given) => {
    const text = written(given, 120)
    expect(verifyPhh(text, given.profile)).toEqual({
      format: 'phh',
      games: 120,
      matched: 120,
      mismatches: [],
    })
  })

  it('name players in the order of the deal, the button last, and the raise by what it is to', () => {
    const game = limitHoldem()
    let state = game.initialState(randomOf(1))
    for (const action of ['raise', 'call', 'raise', 'raise', 'fold'] as const)
      state = game.apply(state, action)
    const hand = Object(parse(phhHand(bettingRules(settingsSchema().parse({})), 7, state, ['ann', 'ben'])))[
      '7'
    ]
    expect(hand).toMatchObject({
      variant: 'FT',
      blinds_or_straddles: [5, 10],
      players: ['ann', 'ben'],
      hand: 7,
    })
    expect(hand.actions.filter((action: string) => !action.startsWith('d'))).toEqual([
      'p2 cbr 20',
      'p1 cc',
      'p1 cbr 10',
      'p2 cbr 20',
      'p1 f',
    ])
    // 20 chips and 10 from the one, 20 and as much from the other: the last 10 go back.
    expect(hand.winnings).toEqual([0, 60])
  })

  it('of others are read, with blinds of any size in the same proportions, comments, and cards that were not seen', () => {
    expect(verifyPhh(FOUR, 'acpc')).toMatchObject({ games: 1, matched: 1 })
  })

  it('whose payoffs differ are named by their line', () => {
    const text = written({}, 3).replaceAll(/winnings = \[ 0, /g, 'winnings = [ 1, ')
    const { mismatches, matched } = verifyPhh(text, 'acpc')
    expect(matched + mismatches.length).toBe(3)
    for (const { line } of mismatches) expect(text.split('\n')[line - 1]).toMatch(/^\[\d\]$/)
    expect(verifyPhh(FOUR.replace('91, 72', '90, 73'), 'acpc').mismatches).toEqual([
      { line: 1, expected: '-1|-2|10|-7', actual: '-1|-2|11|-8' },
    ])
  })

  it.each([
    ['is no TOML', FOUR.replace('small_bet = 2', 'small_bet ='), /line 5: is not TOML/],
    ['is of another game', FOUR.replace('"FT"', '"NT"'), /line 1: variant: must be "FT"/],
    ['has antes', FOUR.replace('[0, 0, 0, 0]', '[1, 1, 1, 1]'), /antes.*must be 0/],
    [
      'has a straddle',
      FOUR.replace('[1, 2, 0, 0]', '[1, 2, 4, 0]'),
      /not in the proportions of profile acpc/,
    ],
    [
      'has bets of another proportion',
      FOUR.replace('big_bet = 4', 'big_bet = 8'),
      /2 and 8 are not in the proportions/,
    ],
    [
      'lists too few players',
      FOUR.replace('[80, 80, 80, 80]', '[80, 80, 80]'),
      /a list has 3 entries for 4 players/,
    ],
    [
      'lets the wrong player act',
      FOUR.replace('"p3 cbr 4"', '"p4 cbr 4"'),
      /actions: 5 of 14, "p4 cbr 4": p3 is to act/,
    ],
    [
      'raises by the wrong size',
      FOUR.replace('"p3 cbr 4"', '"p3 cbr 5"'),
      /"p3 cbr 5": a raise here is to 4/,
    ],
    ['names a player that is not there', FOUR.replace('"p3 cbr 4"', '"p9 cbr 4"'), /players are p1 to p4/],
    ['has an action of another game', FOUR.replace('"p3 cbr 4"', '"p3 sd"'), /"p3 sd": is no action/],
    ['stops early', FOUR.replace('  "p4 f",\n', ''), /stops before the hand is over/],
    ['goes on', FOUR.replace('  "p4 f",', '  "p4 f", "p3 f",'), /"p3 f": the betting is over/],
    ['deals a card twice', FOUR.replace('2c7d9h', '2c7dJs'), /the card Js appears twice/],
    ['tells no payoff', FOUR.replace(/finishing.*\n/, ''), /neither winnings nor finishing_stacks/],
  ])('that cannot be replayed are refused with the line and the reason: one that %s', (_, text, reason) => {
    expect(() => verifyPhh(text, 'acpc')).toThrow(reason)
  })
})
