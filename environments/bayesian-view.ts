import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Deal, Deals, Secret, Seen } from './deals.ts'
import { BadInput, IllegalAction } from './errors.ts'
import type { Seat } from './game.ts'
import { once } from './once.ts'
import { checkedSettings } from './settings.ts'
import { agree, isRecord } from './view-agreement.ts'

/** All that one seat may know of a game in which secrets are dealt and all actions are seen. */
export interface BayesianView<Action, Held> extends Seen<Held> {
  /** Everything that was done, first to last. */
  readonly history: readonly Action[]
}

/** How a game goes on: what follows from its rules alone, whatever was dealt. */
export interface Course<Action> {
  /** Who acts after these actions; undefined when the game is over. */
  turn(history: readonly Action[]): Seat | undefined
  /** The actions allowed after these; none when the game is over. */
  legal(history: readonly Action[]): readonly Action[]
  /** What lies open after these actions, by its place in the deal. */
  open(history: readonly Action[]): readonly boolean[]
}

/** What the seat may know of a deal after these actions. */
export function bayesianView<Action, Held>(
  course: Course<Action>,
  deal: Deal<Held>,
  history: readonly Action[],
  seat: Seat,
): BayesianView<Action, Held> {
  const open = course.open(history)
  const shown = deal.map((secret, place) => (open[place] ? secret : null))
  return { seat, dealt: deal[seat], history, shown }
}

/** The least that determines a view. */
const schema = once(() =>
  z.looseObject({
    seat: z.int(),
    dealt: z.json(),
    history: z.array(z.unknown()).default([]),
    shown: z.array(z.unknown()).default([]),
  }),
)

/**
 * A view from untrusted JSON: what the seat was dealt, what was done, and what lies open; the rest may be left out, and
 * must agree where it is given. Throws `BadInput` naming the field.
 */
export function readBayesianView<Action, Held extends Secret>(
  course: Course<Action>,
  seats: number,
  deals: Deals<Held>,
  json: unknown,
): BayesianView<Action, Held> {
  const given = isRecord(json) ? json : {}
  const { seat, ...read } = checkedSettings('view', schema(), given)
  if (seat < 0 || seat >= seats) throw new BadInput(`view: seat: ${seat} is not at a table of ${seats}`)
  const dealt = secretOf(deals, seat, read.dealt, 'dealt')
  const history = replayed(course, read.history)
  const shown = course.open(history).map((open, place) => {
    if (!open) return null
    const secret = read.shown[place] ?? (place === seat ? dealt : undefined)
    return secretOf(deals, place, secret, `shown.${place}`)
  })
  const view = { seat, dealt, history, shown }
  if (deals.agreeing(view).length === 0)
    throw new BadInput('view: shown: no deal of this game has all of that, and what this seat was dealt')
  agree('view', given, view)
  return view
}

/** Secrets that a message lists. */
const LISTED = 12

/** What lies in a place of the deal, from JSON. */
function secretOf<Held extends Secret>(
  deals: Deals<Held>,
  place: number,
  json: unknown,
  field: string,
): Held {
  const secrets = deals.secrets(place)
  const found = secrets.find((secret) => isDeepStrictEqual(secret, json))
  if (found !== undefined) return found
  const listed = secrets.slice(0, LISTED).map((secret) => JSON.stringify(secret))
  const choice = `${listed.join(', ')}${secrets.length > LISTED ? ', ...' : ''}`
  throw new BadInput(
    `view: ${field}: is ${JSON.stringify(json) ?? 'missing'}, but what is dealt there is one of ${choice}`,
  )
}

/** Actions from JSON, each one that the rules allow after those before it. */
function replayed<Action>({ legal }: Course<Action>, json: readonly unknown[]): Action[] {
  const history: Action[] = []
  for (const [at, said] of json.entries()) {
    const actions = legal(history)
    const action = actions.find((known) => known === said)
    if (action === undefined)
      throw new BadInput(`view: history.${at}: ${new IllegalAction(said, actions).message}`)
    history.push(action)
  }
  return history
}
