import { z } from 'zod'
import type { Game } from '../../environments/game.ts'
import { beliefShifts } from '../../reasoning/recorded-deliberation.ts'

/** One row of a belief: a name, and its chance before and after what was seen. */
export type BeliefRow = readonly [name: string, before: number, after: number]

/** What a player believed, as the page shows it. */
export interface ShownBelief {
  readonly types: readonly BeliefRow[]
  readonly groups: readonly BeliefRow[]
  readonly hidden: readonly BeliefRow[]
  /** The chance of every class, where there are many. */
  readonly classes?: Readonly<Record<string, number>>
  /** What was true, by the names of rows and classes. */
  readonly truth: readonly string[]
}

const schema = z.looseObject({ belief: beliefShifts })

/** The belief of a recorded deliberation; undefined where it states none. */
export function shownBelief<State, Action, View, Hidden>(
  deliberation: unknown,
  game: Game<State, Action, View, Hidden>,
  state: State,
  seat: number,
): ShownBelief | undefined {
  const read = schema.safeParse(deliberation)
  if (!read.success) return undefined
  const { types, classes, classChances, groups, hidden } = read.data.belief
  const row = (name: string, { before, after }: { before: number; after: number }): BeliefRow => [
    name,
    digits(before),
    digits(after),
  ]
  const grouped = groups.length > 0 ? groups.map((each) => row(each.group, each)) : []
  const truth = truthOf(game, state, seat)
  const shown = (rows: readonly BeliefRow[]) =>
    rows.filter(([name], place) => place < ROWS || truth.includes(name))
  return {
    types: shown(types.map((each) => row(each.type, each))),
    groups: shown(grouped.length > 0 ? grouped : classes.map((each) => row(each.hiddenClass, each))),
    hidden: shown(hidden.map((each) => row(each.hidden, each))),
    ...(classChances === undefined ? {} : { classes: coarse(classChances) }),
    truth,
  }
}

/** Rows of a belief that are shown: the likeliest, and what is true. */
const ROWS = 10

/** Chances on a page need no more. */
const digits = (chance: number): number => Math.round(chance * 1e4) / 1e4

/** A shade needs less: of a large page they are most. */
const coarse = (chances: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(chances).map(([name, chance]) => [name, Number(chance.toPrecision(2))] as const),
  )

/** What is true of the other seat, by all names that it goes by; none where there are more seats than two. */
function truthOf<State, Action, View, Hidden>(
  { ranges, plans, view }: Game<State, Action, View, Hidden>,
  state: State,
  seat: number,
): string[] {
  const own = view(state, seat)
  const other = view(state, 1 - seat)
  if (ranges !== undefined) {
    const hidden = ranges.own(other)
    const { names, of } = ranges.groups(own)
    return [names[of[hidden]], ranges.className(ranges.classes[hidden]), ranges.hiddenName(hidden)]
  }
  if (plans === undefined) return []
  const truth = plans.truth(own, other)
  return truth === undefined ? [] : [plans.position(own).hidden[truth].name]
}
