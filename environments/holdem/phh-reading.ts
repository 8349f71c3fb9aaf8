import { parse, TomlError } from 'smol-toml'
import { z } from 'zod'
import { BadInput, IllegalAction } from '../errors.ts'
import { once } from '../once.ts'
import { checkedSettings } from '../settings.ts'
import type { Verification } from './acpc.ts'
import { type Damaged, settleCards, UNKNOWN } from './acpc-hand.ts'
import { type BettingRules, bet, bettingRules, LETTERS, NOBODY, openTable } from './betting.ts'
import { type Payoffs, payoffsAgree, potsOf } from './payoff-agreement.ts'
import { uncalled } from './phh.ts'
import { type HoldemSettings, PROFILES, settingsSchema } from './settings.ts'

const chips = () => z.number().min(0)

const handSchema = once(() =>
  z.looseObject({
    variant: z.literal('FT', 'must be "FT", fixed-limit hold’em: other games cannot be replayed here'),
    antes: z.array(z.literal(0, 'must be 0: hands with antes cannot be replayed here')),
    blinds_or_straddles: z.array(chips()).min(2).max(10),
    small_bet: z.number().positive(),
    big_bet: z.number().positive(),
    starting_stacks: z.array(z.union([z.number().positive(), z.literal(Number.POSITIVE_INFINITY)])),
    actions: z.array(z.string()),
    winnings: z.array(chips()).optional(),
    finishing_stacks: z.array(chips()).optional(),
    players: z.array(z.string()).optional(),
  }),
)
type PhhHand = z.output<ReturnType<typeof handSchema>>

/**
 * Replays hands of fixed-limit hold'em in the PHH format, one a file or many (`[1]`, `[2]`, ...), and compares every
 * payoff: what `winnings` or `finishing_stacks` say against what the rules give. Blinds and bets may be of any size,
 * in the proportions of the profile.
 *
 * @param profile whose raises, caps and order of acting are in force
 * Throws `BadInput` with the line of the hand and the reason for what cannot be read.
 */
export function verifyPhh(text: string, profile: HoldemSettings['profile']): Verification {
  const hands = handsOf(text)
  const mismatches: { line: number; expected: string; actual: string }[] = []
  for (const { line, fields } of hands) {
    const damaged = (reason: string, cause?: unknown) => new BadInput(`line ${line}: ${reason}`, { cause })
    const { scale, ...payoffs } = payoffsOf(fields, profile, damaged)
    if (payoffsAgree(payoffs, profile)) continue
    const text = (gains: readonly number[]) =>
      gains.map((gain) => Number((gain * scale).toFixed(2))).join('|')
    mismatches.push({ line, expected: text(payoffs.expected), actual: text(payoffs.actual) })
  }
  return { format: 'phh', games: hands.length, matched: hands.length - mismatches.length, mismatches }
}

/** The hands of a file with the lines that they begin on. */
function handsOf(text: string): { readonly line: number; readonly fields: unknown }[] {
  let document: Record<string, unknown>
  try {
    document = parse(text)
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause
    throw new BadInput(`line ${cause.line}: is not TOML: ${cause.message.split('\n')[0]}`, { cause })
  }
  if ('variant' in document) return [{ line: 1, fields: document }]
  const lines = text.split('\n')
  return Object.entries(document).map(([name, fields]) => ({
    line: lines.findIndex((line) => line.trim() === `[${name}]`) + 1,
    fields,
  }))
}

/** What the file and the rules say that each player has gained, in chips of the profile: `scale` makes them the file's. */
function payoffsOf(
  json: unknown,
  profile: HoldemSettings['profile'],
  damaged: Damaged,
): Payoffs & { readonly scale: number } {
  const read = handSchema().safeParse(json)
  if (!read.success) {
    const [{ path, message }] = read.error.issues
    throw damaged(`${path.join('.')}: ${message}`)
  }
  const hand = read.data
  const scale = scaleOf(hand, profile, damaged)
  const rules = rulesOf(hand, profile, scale, damaged)
  const { table, holes, boards } = playedOut(hand, rules, scale, damaged)
  const actual = settleCards(table, holes, boards, damaged)
  const pots = potsOf(table)
  const { winnings, finishing_stacks: finishing, starting_stacks: starting } = hand
  if (winnings !== undefined) {
    const returned = uncalled(table)
    const expected = table.spent.map((spent, seat) => winnings[seat] / scale - spent + returned[seat])
    return { expected, actual, pots, scale }
  }
  if (finishing === undefined || starting.includes(Number.POSITIVE_INFINITY))
    throw damaged('has neither winnings nor finishing_stacks: there is no payoff to compare')
  return { expected: starting.map((stack, seat) => (finishing[seat] - stack) / scale), actual, pots, scale }
}

/** Chips of the file for one chip of the profile. */
function scaleOf(hand: PhhHand, profile: HoldemSettings['profile'], damaged: Damaged): number {
  const { smallBlind, bigBlind, raiseSize } = PROFILES[profile]
  const [small, big, ...others] = hand.blinds_or_straddles
  const scale = big / bigBlind
  const sizes = [small / smallBlind, hand.small_bet / raiseSize[0], hand.big_bet / raiseSize[3]]
  if (scale > 0 && others.every((straddle) => straddle === 0) && sizes.every((size) => size === scale))
    return scale
  throw damaged(
    `blinds and bets of ${small}/${big}, ${hand.small_bet} and ${hand.big_bet} are not in the proportions of profile ${profile}: ${smallBlind}/${bigBlind}, ${raiseSize[0]} and ${raiseSize[3]}`,
  )
}

function rulesOf(
  hand: PhhHand,
  profile: HoldemSettings['profile'],
  scale: number,
  damaged: Damaged,
): BettingRules {
  const { blinds_or_straddles: blinds, starting_stacks: starting, antes, winnings, finishing_stacks } = hand
  const seats = blinds.length
  for (const list of [starting, antes, winnings, finishing_stacks])
    if (list !== undefined && list.length !== seats)
      throw damaged(`a list has ${list.length} entries for ${seats} players`)
  const finite = starting.filter((stack) => stack !== Number.POSITIVE_INFINITY)
  if (finite.length !== 0 && finite.length !== seats)
    throw damaged('starting_stacks: all must be known, or none (inf)')
  const stacks = finite.length === 0 ? 'unlimited' : starting.map((stack) => stack / scale)
  try {
    return bettingRules(checkedSettings('starting_stacks', settingsSchema(), { profile, seats, stacks }))
  } catch (cause) {
    throw cause instanceof BadInput ? damaged(cause.message, cause) : cause
  }
}

/** The words of actions as letters. */
const WORDS: Readonly<Record<string, string>> = { f: 'f', cc: 'c', cbr: 'r' }

/** The betting at its end, and the cards that were dealt and shown, as texts. */
function playedOut(hand: PhhHand, rules: BettingRules, scale: number, damaged: Damaged) {
  const holes = Array<string>(rules.seats).fill(UNKNOWN)
  const boards: string[] = []
  let table = openTable(rules)
  // What each seat still in had put in as the street began: raises are counted from there.
  let level = 0
  hand.actions.forEach((whole, i) => {
    const [actor, what, first, second] = whole.split('#')[0].trim().split(/\s+/)
    if (actor === '') return
    const wrong = (reason: string, cause?: unknown) =>
      damaged(`actions: ${i + 1} of ${hand.actions.length}, ${JSON.stringify(whole)}: ${reason}`, cause)
    const seatNamed = (name = '') => {
      const seat = /^p[1-9]\d?$/.test(name) ? Number(name.slice(1)) - 1 : rules.seats
      if (seat >= rules.seats) throw wrong(`players are p1 to p${rules.seats}`)
      return seat
    }
    if (actor === 'd' && what === 'dh') holes[seatNamed(first)] = second ?? ''
    else if (actor === 'd' && what === 'db') boards.push(first ?? '')
    else if (what === 'sm') holes[seatNamed(actor)] = first ?? holes[seatNamed(actor)]
    else {
      const letter = WORDS[what]
      if (letter === undefined) throw wrong('is no action of fixed-limit hold’em')
      const before = table
      const seat = seatNamed(actor)
      if (before.toAct !== seat)
        throw wrong(before.toAct === NOBODY ? 'the betting is over' : `p${before.toAct + 1} is to act`)
      try {
        table = bet(rules, before, LETTERS[letter])
      } catch (cause) {
        throw cause instanceof IllegalAction ? wrong(cause.message, cause) : cause
      }
      const to = (table.spent[seat] - level) * scale
      if (letter === 'r' && Number(first) !== to) throw wrong(`a raise here is to ${to}`)
      if (table.street > before.street) level = table.bet
    }
  })
  return { table, holes, boards }
}
