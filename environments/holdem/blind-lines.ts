import type { Policy, Seat } from '../game.ts'
import { type Action, type BettingRules, bet, isLive, isShowdown, legalBets, type Table } from './betting.ts'
import type { HoldemView } from './view.ts'

/** What is still to come in a street for one seat, against a policy that looks at no card. Chips. */
export type Continuation =
  | { readonly kind: 'end'; readonly value: number }
  /** The seat wins or loses so much. */
  | { readonly kind: 'showdown'; readonly stake: number }
  /** The next street: the place of its continuation. */
  | { readonly kind: 'deal'; readonly next: number }
  | { readonly kind: 'own'; readonly children: readonly Continuation[] }
  | {
      readonly kind: 'opponent'
      readonly chances: ArrayLike<number>
      readonly children: readonly Continuation[]
    }

/** What follows what the opponent never does. */
const NEVER: Continuation = { kind: 'end', value: 0 }

/** By street, all that may be to come when it starts: lines of betting after which the same is, are one. */
export type Continuations = readonly (readonly Continuation[])[]

/**
 * All lines of betting of a heads-up hand with unlimited stacks, as the seat meets them.
 * @param seen the view of the seat to act at a table: its cards are any
 */
export function continuations(
  rules: BettingRules,
  opening: Table,
  seat: Seat,
  policy: Policy<HoldemView, Action>,
  seen: (table: Table) => HoldemView,
): Continuations {
  const streets: Continuation[][] = [[], [], [], []]
  const places = streets.map(() => new Map<string, number>())

  function place(table: Table): number {
    const continuation = follow(table)
    const known = places[table.street]
    const text = JSON.stringify(continuation)
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, known.size)
    return streets[table.street].push(continuation) - 1
  }

  function follow(table: Table): Continuation {
    const actions = legalBets(rules, table)
    const own = table.toAct === seat
    const chances = own ? [] : Array.from(policy.distribution(seen(table), actions))
    const children = actions.map((action, a): Continuation => {
      if (chances[a] === 0) return NEVER
      const next = bet(rules, table, action)
      if (isShowdown(next)) return { kind: 'showdown', stake: next.spent[seat] }
      if (legalBets(rules, next).length === 0) {
        const won = isLive(next, seat) ? next.pot : 0
        return { kind: 'end', value: won - next.spent[seat] }
      }
      return next.street === table.street ? follow(next) : { kind: 'deal', next: place(next) }
    })
    return own ? { kind: 'own', children } : { kind: 'opponent', chances, children }
  }

  place(opening)
  return streets
}

/** Room for values, by how many choices lie above. */
const rooms: Float64Array[] = []

/**
 * What a continuation is worth in each of many situations, each own choice taken for the best.
 *
 * @param out gets the values: one for each situation
 * @param showdown what is won on average for each chip at stake, -1 to 1
 * @param dealt what the continuations of the next street are worth on average
 */
export function worth(
  continuation: Continuation,
  out: Float64Array,
  showdown: Float64Array,
  dealt: readonly Float64Array[],
  depth = 0,
): void {
  const size = out.length
  switch (continuation.kind) {
    case 'end':
      out.fill(continuation.value)
      return
    case 'deal':
      out.set(dealt[continuation.next])
      return
    case 'showdown':
      for (let i = 0; i < size; i++) out[i] = continuation.stake * showdown[i]
      return
  }
  if (!(rooms[depth]?.length >= size)) rooms[depth] = new Float64Array(size)
  const value = rooms[depth].subarray(0, size)
  const own = continuation.kind === 'own'
  out.fill(own ? Number.NEGATIVE_INFINITY : 0)
  continuation.children.forEach((child, c) => {
    const chance = own ? 1 : continuation.chances[c]
    if (chance === 0) return
    worth(child, value, showdown, dealt, depth + 1)
    if (own) for (let i = 0; i < size; i++) out[i] = Math.max(out[i], value[i])
    else for (let i = 0; i < size; i++) out[i] += chance * value[i]
  })
}
