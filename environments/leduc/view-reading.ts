import { z } from 'zod'
import { BadInput, IllegalAction } from '../errors.ts'
import { once } from '../once.ts'
import { checkedSettings } from '../settings.ts'
import { readShown, refuseTwice } from '../shown-cards.ts'
import { agree, isRecord } from '../view-agreement.ts'
import { ACTION_OF, bet, isShowdown, legalBets, OPENING, type Table } from './betting.ts'
import { CARD_NAMES } from './cards.ts'
import type { LeducSettings } from './settings.ts'
import type { LeducView } from './view.ts'

const cardName = () => z.enum(CARD_NAMES, { error: `is not a card; cards are ${CARD_NAMES.join(', ')}` })

/** The least that determines a view; whatever else a view holds may be left out, and must agree where it is given. */
const schema = once(() =>
  z.looseObject({
    game: z.literal('leduc').optional(),
    seat: z.literal([0, 1]),
    card: cardName(),
    board: cardName().nullable().default(null),
    table: z.looseObject({ history: z.string().max(100) }),
    shown: z.array(cardName().nullable()).optional(),
  }),
)

/**
 * A view from untrusted JSON: cards and the history of betting are read, the rest is worked out by the rules and
 * compared with what is given. Throws `BadInput` naming the field.
 */
export function readView(settings: LeducSettings, json: unknown): LeducView {
  const given = checkedSettings('view', schema(), isRecord(json) ? json : {})
  const { seat, card, board } = given
  const table = replay(given.table.history)
  if ((board === null) !== (table.round === 0))
    throw new BadInput(
      `view: board: is ${board ?? 'missing'}, but after "${given.table.history}" ${table.round === 0 ? 'no' : 'one'} card lies open`,
    )
  const shown = isShowdown(table) ? readShown([true, true], seat, card, given.shown) : [null, null]
  refuseTwice([card, board, shown[1 - seat]].filter((name) => name !== null))
  const actions = table.toAct === seat ? legalBets(table) : []
  const view: LeducView = { game: 'leduc', settings, seat, card, board, table, actions, shown }
  agree('view', given, view)
  return view
}

/** The table after a history of betting. Throws `BadInput` naming the letter that does not fit. */
function replay(history: string): Table {
  let table = OPENING
  for (const [at, letter] of [...history].entries()) {
    // The rules write the slash themselves when the first round ends; here it may only stand where they did.
    if (letter === '/' && table.history[at] === '/') continue
    const action = ACTION_OF[letter]
    const where = `view: table.history: ${JSON.stringify(history)}, letter ${at + 1}`
    if (action === undefined || table.history.length > at)
      throw new BadInput(
        `${where}: ${JSON.stringify(letter)} cannot stand here; it is made of f, c, r and / where the first round ends`,
      )
    try {
      table = bet(table, action)
    } catch (cause) {
      if (!(cause instanceof IllegalAction)) throw cause
      throw new BadInput(`${where}: ${cause.message}`, { cause })
    }
  }
  return table
}
