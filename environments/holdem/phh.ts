import { stringify } from 'smol-toml'
import {
  type BettingRules,
  bet,
  isLive,
  isShowdown,
  LETTERS,
  NOBODY,
  openTable,
  type Table,
} from './betting.ts'
import { CARD_NAMES, type Card } from './cards.ts'
import { settle } from './pots.ts'
import type { HoldemState } from './rules.ts'
import { BOARD_CARDS } from './view.ts'

/** How finished hands are written for programs that read PHH. @param rules those that the hands were played by */
export const phhLog = (rules: BettingRules) => ({
  format: 'phh',
  file: 'hands.phhs',
  line: (hand: number, state: HoldemState, names: readonly string[]) =>
    phhHand(rules, hand + 1, state, names),
})

const text = (cards: readonly Card[]): string => cards.map((card) => CARD_NAMES[card]).join('')

/**
 * A finished hand in the Poker Hand History format (PHH, arXiv 2312.11753), as one table of a file that holds many:
 * `[7]`, then its fields. Players come in the order of the deal, the button last, as seats do here.
 *
 * @param hand the name of the table, a number from 1 on
 * @param names the player in each seat
 */
export function phhHand(
  rules: BettingRules,
  hand: number,
  state: HoldemState,
  names: readonly string[],
): string {
  const { deal, table } = state
  const { smallBlind, bigBlind, seats } = rules
  const returned = uncalled(table)
  const won = settle(table, deal).map((gain, seat) => gain + table.spent[seat] - returned[seat])
  const fields = {
    variant: 'FT',
    antes: Array<number>(seats).fill(0),
    // Heads-up the format hands them out the other way round, as the rules do.
    blinds_or_straddles: [smallBlind, bigBlind, ...Array<number>(seats - 2).fill(0)],
    small_bet: rules.raiseSize[0],
    big_bet: rules.raiseSize[3],
    starting_stacks: rules.stacks,
    actions: [...dealing(state), ...betting(rules, state), ...showing(rules, state)],
    hand,
    players: names,
    winnings: won.map((chips) => Number(chips.toFixed(2))),
  }
  return stringify({ [hand]: fields })
}

/** Chips that nobody has matched, by seat: they go back, no pot holds them, and nobody wins them. */
export function uncalled({ spent }: Table): number[] {
  const [most, next] = spent.toSorted((a, b) => b - a)
  return spent.map((chips) => (chips === most ? most - next : 0))
}

const dealing = ({ deal }: HoldemState): string[] =>
  deal.holes.map((hole, seat) => `d dh p${seat + 1} ${text(hole)}`)

function betting(rules: BettingRules, { deal, table }: HoldemState): string[] {
  const actions: string[] = []
  let street = 0
  const openUpTo = (next: number) => {
    for (; street < next; street++)
      actions.push(`d db ${text(deal.board.slice(BOARD_CARDS[street], BOARD_CARDS[street + 1]))}`)
  }
  for (const { letter, seat, before, after, level } of steps(rules, table)) {
    openUpTo(before.street)
    const raised = `cbr ${after.spent[seat] - level}`
    actions.push(`p${seat + 1} ${letter === 'r' ? raised : letter === 'c' ? 'cc' : 'f'}`)
  }
  openUpTo(table.street)
  return actions
}

/** Every action of the betting. `level` is what each seat still in had put in as its street began. */
function steps(rules: BettingRules, { history }: Table) {
  let table = openTable(rules)
  let level = 0
  return Array.from(history.replaceAll('/', ''), (letter) => {
    const before = table
    table = bet(rules, before, LETTERS[letter])
    const step = { letter, seat: before.toAct, before, after: table, level }
    if (table.street > before.street) level = table.bet
    return step
  })
}

/** Who bet last shows first; where nobody did on the last street, who had to act there first. */
function showing(rules: BettingRules, { deal, table }: HoldemState): string[] {
  if (!isShowdown(table)) return []
  const all = steps(rules, table)
  const street = all.at(-1)?.before.street
  const last = all.filter(({ before }) => before.street === street)
  const from = (last.findLast(({ letter }) => letter === 'r') ?? last[0])?.seat ?? NOBODY
  return Array.from({ length: rules.seats }, (_, i) => (from + i) % rules.seats)
    .filter((seat) => isLive(table, seat))
    .map((seat) => `p${seat + 1} sm ${text(deal.holes[seat])}`)
}
