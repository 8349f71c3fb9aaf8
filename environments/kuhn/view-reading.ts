import { z } from 'zod'
import { BadInput, IllegalAction } from '../errors.ts'
import { once } from '../once.ts'
import { checkedSettings } from '../settings.ts'
import { readShown, refuseTwice } from '../shown-cards.ts'
import { agree, isRecord } from '../view-agreement.ts'
import { ACTION_OF, bet, isShowdown, legalBets, openTable, type Table } from './betting.ts'
import { CARD_NAMES, deckOf } from './cards.ts'
import type { KuhnSettings } from './settings.ts'
import type { KuhnView } from './view.ts'

const cardName = () =>
  z.enum(CARD_NAMES, { error: 'is not a card; cards are J, Q, K and, with three seats, A' })

/** The least that determines a view; whatever else a view holds may be left out, and must agree where it is given. */
const schema = once(() =>
  z.looseObject({
    game: z.literal('kuhn').optional(),
    seat: z.int(),
    card: cardName(),
    table: z.looseObject({ history: z.string().max(100) }),
    shown: z.array(cardName().nullable()).optional(),
  }),
)

/**
 * A view from untrusted JSON: the card and the history of betting are read, the rest is worked out by the rules and
 * compared with what is given. Throws `BadInput` naming the field.
 */
export function readView(settings: KuhnSettings, json: unknown): KuhnView {
  const given = checkedSettings('view', schema(), isRecord(json) ? json : {})
  const { seat, card } = given
  const { seats } = settings
  if (seat < 0 || seat >= seats) throw new BadInput(`view: seat: ${seat} is not at a table of ${seats}`)
  const table = replay(seats, given.table.history)
  const shown = isShowdown(table)
    ? readShown(table.live, seat, card, given.shown)
    : Array<null>(seats).fill(null)
  const seen = [card, ...shown.flatMap((name, other) => (name === null || other === seat ? [] : [name]))]
  const names = deckOf(seats).map((rank) => CARD_NAMES[rank])
  const foreign = seen.find((name) => !names.includes(name))
  if (foreign !== undefined)
    throw new BadInput(`view: the card ${foreign} is not in the deck of ${seats} seats: ${names.join(', ')}`)
  refuseTwice(seen)
  const actions = table.toAct === seat ? legalBets(table) : []
  const view: KuhnView = { game: 'kuhn', settings, seat, card, table, actions, shown }
  agree('view', given, view)
  return view
}

/** The table after a history of betting. Throws `BadInput` naming the letter that does not fit. */
function replay(seats: number, history: string): Table {
  let table = openTable(seats)
  for (const [at, letter] of [...history].entries()) {
    const action = ACTION_OF[letter]
    const where = `view: table.history: ${JSON.stringify(history)}, letter ${at + 1}`
    if (action === undefined) throw new BadInput(`${where}: ${JSON.stringify(letter)} is none of f, c and r`)
    try {
      table = bet(table, action)
    } catch (cause) {
      if (!(cause instanceof IllegalAction)) throw cause
      throw new BadInput(`${where}: ${cause.message}`, { cause })
    }
  }
  return table
}
