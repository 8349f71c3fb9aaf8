import { z } from 'zod'
import { BadInput, IllegalAction } from '../../environments/errors.ts'
import type { Game, PastDecision, Policy } from '../../environments/game.ts'

/** An action that is an object, and that no other seat sees before the end. */
export type Bid = { readonly bid: number }

interface State {
  readonly values: readonly number[]
  readonly bids: readonly number[]
}

export interface View {
  readonly seat: number
  /** What the thing is worth to this seat. */
  readonly value: number
  /** Bids that have been made, and this seat's own. */
  readonly made: number
  readonly own: number | null
  /** All bids, once they are opened. */
  readonly opened: readonly number[] | null
}

/** What a view leaves open: the other seats' values, and the bids that they have made, by seat. */
interface Hidden {
  readonly values: readonly number[]
  readonly bids: readonly number[]
}

/** Bids what it values a thing at, less so much, and nothing below 0. */
export const shading = (less: number): Policy<View, Bid> => ({
  name: `value less ${less}`,
  distribution: ({ value }, actions) => actions.map(({ bid }) => (bid === Math.max(0, value - less) ? 1 : 0)),
})

/**
 * A first-price auction with private values of 0 to `highest`, all equally likely: each seat in turn makes one bid that
 * nobody sees, the highest wins and pays itself, and who ties shares by lot, in expectation.
 */
export function sealedBid(seats: number, highest: number): Game<State, Bid, View, Hidden> {
  const numbers = Array.from({ length: highest + 1 }, (_, i) => i)
  const bids = numbers.map((bid) => ({ bid }))
  const lists = (length: number): number[][] =>
    length === 0 ? [[]] : lists(length - 1).flatMap((list) => numbers.map((next) => [...list, next]))
  const over = ({ bids }: State) => bids.length === seats
  const legalActions = (state: State) => (over(state) ? [] : bids)
  const viewActions = ({ seat, made }: View) => (seat === made ? bids : [])
  function chosen(legal: readonly Bid[], json: unknown): Bid {
    const text = JSON.stringify(json)
    const found = legal.find((bid) => JSON.stringify(bid) === text)
    if (found === undefined) throw new IllegalAction(json, legal)
    return { ...found }
  }
  const viewOf = (state: State, seat: number): View => ({
    seat,
    value: state.values[seat],
    made: state.bids.length,
    own: state.bids[seat] ?? null,
    opened: over(state) ? state.bids : null,
  })
  const complete = ({ seat, value, made, own, opened }: View, hidden: Hidden): State => ({
    values: hidden.values.toSpliced(seat, 0, value),
    bids: opened ?? (own === null ? hidden.bids : hidden.bids.toSpliced(seat, 0, own)).slice(0, made),
  })
  const others = ({ made, own, opened }: View) => (opened !== null ? 0 : own === null ? made : made - 1)
  return {
    name: 'sealed-bid',
    seats,
    unit: 'points/game',
    zeroSum: false,
    settings: { highest },
    initialState: (random) => ({ values: lists(seats)[random.int((highest + 1) ** seats)], bids: [] }),
    currentPlayer: (state) => (over(state) ? undefined : state.bids.length),
    legalActions,
    apply: (state, action) => ({ ...state, bids: [...state.bids, chosen(legalActions(state), action).bid] }),
    returns(state) {
      if (!over(state)) throw new RangeError('bids are still to be made')
      const best = Math.max(...state.bids)
      const winners = state.bids.filter((bid) => bid === best).length
      return state.values.map((value, seat) => (state.bids[seat] === best ? (value - best) / winners : 0))
    },
    view: viewOf,
    viewActions,
    readAction: (view, json) => chosen(viewActions(view), json),
    hiddenStates: (view) =>
      lists(seats - 1).flatMap((values) => lists(others(view)).map((bids) => ({ values, bids }))),
    sampleHidden(view, random) {
      const draw = (length: number) => Array.from({ length }, () => random.int(highest + 1))
      return { values: draw(seats - 1), bids: draw(others(view)) }
    },
    complete,
    past(view, hidden) {
      const state = complete(view, hidden)
      const decided = state.bids.map((bid, seat): PastDecision<View, Bid> => {
        const seen = viewOf({ ...state, bids: state.bids.slice(0, seat) }, seat)
        return { seat, view: seen, actions: viewActions(seen), action: { bid } }
      })
      return decided.filter(({ seat }) => seat !== view.seat)
    },
    readView(json) {
      const number = z.int().min(0).max(highest)
      const form = z.strictObject({
        seat: z.int().min(0).lt(seats),
        value: number,
        made: z.int().min(0).max(seats),
        own: number.nullable(),
        opened: z.array(number).length(seats).nullable(),
      })
      const read = form.safeParse(json)
      if (!read.success) throw new BadInput(`view: ${z.prettifyError(read.error)}`)
      return read.data
    },
    words: {
      view: ({ seat, value, opened }) =>
        `Seat ${seat} values the thing at ${value}; bids: ${opened?.join(', ') ?? 'sealed'}.`,
      action: (_, { bid }) => `bid ${bid}`,
    },
    population: [shading(0), shading(1)],
  }
}
