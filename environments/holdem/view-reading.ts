import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { BadInput, IllegalAction } from '../errors.ts'
import { once } from '../once.ts'
import { checkedSettings } from '../settings.ts'
import { agree, isRecord } from '../view-agreement.ts'
import {
  type BettingRules,
  bet,
  isLive,
  isShowdown,
  LETTERS,
  legalBets,
  openTable,
  type Table,
} from './betting.ts'
import { CARD_NAMES, type CardName } from './cards.ts'
import type { HoldemSettings } from './settings.ts'
import { BOARD_CARDS, type HoldemView } from './view.ts'

const cardName = once(() => z.enum(CARD_NAMES, { error: 'is not a card; cards are written like Ah, Td, 2c' }))
const hole = () => z.tuple([cardName(), cardName()])

/** The least that determines a view; whatever else a view holds may be left out, and must agree where it is given. */
const schema = once(() =>
  z.looseObject({
    game: z.literal('limit-holdem').optional(),
    seat: z.int(),
    hole: hole(),
    board: z.array(cardName()),
    table: z.looseObject({ history: z.string().max(1000) }),
    shown: z.array(hole().nullable()).optional(),
  }),
)

/**
 * A view from untrusted JSON: cards and the history of betting are read, the rest is worked out by the rules
 * and compared with what is given. Throws `BadInput` naming the field.
 */
export function readView(settings: HoldemSettings, rules: BettingRules, json: unknown): HoldemView {
  const given = checkedSettings('view', schema(), isRecord(json) ? json : {})
  const { seat, board } = given
  if (seat < 0 || seat >= rules.seats)
    throw new BadInput(`view: seat: ${seat} is not at a table of ${rules.seats}`)
  const table = replay(rules, given.table.history)
  if (board.length !== BOARD_CARDS[table.street])
    throw new BadInput(
      `view: board: has ${board.length} cards, but after "${given.table.history}" ${BOARD_CARDS[table.street]} lie open`,
    )
  const shown = readShown(rules, table, seat, given.hole, given.shown)
  const seen = [
    ...board,
    ...shown.flatMap((cards) => cards ?? []),
    ...(shown[seat] === null ? given.hole : []),
  ]
  const twice = seen.find((name, index) => seen.indexOf(name) !== index)
  if (twice !== undefined) throw new BadInput(`view: the card ${twice} appears twice`)
  const view: HoldemView = {
    game: 'limit-holdem',
    settings,
    seat,
    hole: given.hole,
    board,
    table,
    actions: table.toAct === seat ? legalBets(rules, table) : [],
    shown,
  }
  agree('view', given, view)
  return view
}

/** The table after the betting of an ACPC history. Throws `BadInput` naming the letter that does not fit. */
export function replay(rules: BettingRules, history: string): Table {
  let table = openTable(rules)
  for (let at = 0; at < history.length; at++) {
    if (history[at] === '/') {
      // The rules write the slash themselves when a street ends; here it may only stand where they did.
      if (table.history[at] === '/') continue
      throw new BadInput(
        `table.history: ${JSON.stringify(history)} ends a street at letter ${at + 1} before its betting is over`,
      )
    }
    const action = LETTERS[history[at]]
    if (action === undefined || table.history.length > at)
      throw new BadInput(
        `table.history: ${JSON.stringify(history)} has ${JSON.stringify(history[at])} at letter ${at + 1}; it is made of f, c, r and / between streets`,
      )
    try {
      table = bet(rules, table, action)
    } catch (cause) {
      if (!(cause instanceof IllegalAction)) throw cause
      throw new BadInput(`table.history: ${JSON.stringify(history)}, letter ${at + 1}: ${cause.message}`, {
        cause,
      })
    }
  }
  return table
}

function readShown(
  rules: BettingRules,
  table: Table,
  seat: number,
  own: readonly [CardName, CardName],
  given: readonly (readonly [CardName, CardName] | null)[] | undefined,
): readonly (readonly [CardName, CardName] | null)[] {
  const nobody = Array<null>(rules.seats).fill(null)
  if (!isShowdown(table)) return nobody
  if (given?.length !== rules.seats)
    throw new BadInput(
      'view: shown: must list the cards that each seat shows at this showdown, null for the others',
    )
  given.forEach((cards, other) => {
    if ((cards !== null) !== isLive(table, other))
      throw new BadInput(
        `view: shown: seat ${other} ${cards === null ? 'must show its cards' : 'has folded and shows nothing'}`,
      )
  })
  if (isLive(table, seat) && !isDeepStrictEqual(given[seat], own))
    throw new BadInput(`view: shown: seat ${seat} shows other cards than its hole`)
  return given
}
