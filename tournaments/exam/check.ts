import { isDeepStrictEqual } from 'node:util'
import { BadInput } from '../../environments/errors.ts'
import type { Game, Json } from '../../environments/game.ts'
import { truthAgainst } from '../../reasoning/truth/against.ts'
import { keyOf, truthRandom } from './draw.ts'
import { opponentOf } from './opponents.ts'
import type { ExamSheet, Item, Key } from './spot.ts'

/** By how much a recorded number may differ from the one that is worked out anew, as a share of the largest. */
const ROUNDING = 1e-6

/**
 * Holds a question that was read from a file against the rules and the truth: every view must be one that its seat could
 * see, to the letter, so that it tells neither a wrong pot nor a card too many; and the key must be what comes of the
 * opponent that it names.
 *
 * @param where the question comes from, for messages
 * Throws `BadInput` saying what is wrong.
 */
export function checkItem<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { seed }: ExamSheet,
  { spot, key }: Item,
  where: string,
): void {
  const wrong = (what: string) => new BadInput(`${where}, spot ${spot.spot}: ${what}`)
  const view = seen(game, spot.view, 'view', wrong)
  spot.history.forEach(({ view }, i) => {
    const end = seen(game, view, `history.${i}.view`, wrong)
    if (game.viewActions(end).length > 0) throw wrong(`history.${i}.view: the game is not over`)
  })
  const { kind, number, name } = key.opponent
  const policy = opponentOf(game, kind, number)
  if (policy.name !== name) throw wrong(`opponent: ${kind} ${number} is ${policy.name}, not ${name}`)
  const truth = truthAgainst(game, policy)
  if (truth === undefined || game.viewActions(view).length === 0) throw wrong('nothing is to be decided')
  let found: Key
  try {
    const worked = truth(view, truthRandom(seed, key.deal))
    found = keyOf(spot.spot, key.opponent, key.deal, key.historyDeals, worked)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new BadInput(`${where}, spot ${spot.spot}: ${name} could not have played so`, { cause })
  }
  const scale = Math.max(...found.actions.map(({ value }) => Math.abs(value)), 1)
  const differs = (one: number, other: number, of: number) => !(Math.abs(one - other) <= ROUNDING * of)
  if (found.actions.length !== key.actions.length) throw wrong('actions: are not those that are legal')
  found.actions.forEach(({ action, value, loss, standardError }, i) => {
    const given = key.actions[i]
    if (!isDeepStrictEqual(given.action, action))
      throw wrong(`actions.${i}: is not ${JSON.stringify(action)}, which is legal there`)
    for (const [field, right, said] of [
      ['value', value, given.value],
      ['loss', loss, given.loss],
      ['standardError', standardError, given.standardError],
    ] as const)
      if (differs(right, said, scale)) throw wrong(`actions.${i}.${field}: says ${said}, but it is ${right}`)
  })
  const stated = new Map(key.belief.map(({ hidden, chance }) => [hidden, chance]))
  for (const { hidden, chance } of found.belief)
    if (differs(stated.get(hidden) ?? 0, chance, 1))
      throw wrong(`belief: gives ${hidden} the chance ${stated.get(hidden) ?? 0}, but it is ${chance}`)
  if (stated.size !== found.belief.length) throw wrong('belief: lists what is not possible')
}

/** A view that says all that its seat sees, and nothing else. */
function seen<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  json: Json,
  field: string,
  wrong: (what: string) => BadInput,
): View {
  let view: View
  try {
    view = game.readView(json)
  } catch (cause) {
    if (!(cause instanceof BadInput)) throw cause
    throw wrong(`${field}: ${cause.message}`)
  }
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(view)), json))
    throw wrong(`${field}: does not say all that the seat sees; take the view as the game gives it`)
  return view
}

/** Checks that no deal occurs twice in an exam. Throws `BadInput` that names it. */
export function checkDeals(items: readonly Item[], where: string): void {
  const used = new Map<number, number>()
  for (const { spot, key } of items)
    for (const deal of [key.deal, ...key.historyDeals]) {
      const other = used.get(deal)
      if (other !== undefined)
        throw new BadInput(`${where}: deal ${deal} is in spot ${other} and in spot ${spot.spot}`)
      used.set(deal, spot.spot)
    }
}
