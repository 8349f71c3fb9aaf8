import type { Grounds } from '../agents/advice.ts'
import type { Json } from '../environments/game.ts'

/** Rows of a list at most: the best, or the likeliest. A model reads all that it is sent, and pays for it. */
const ROWS = 10
/** Replies to one action. */
const REPLIES = 3
/** Digits of a number that mean something. */
const DIGITS = 6

/** The best actions of a deliberation, with the likeliest replies to each, and how many are left out. */
export function briefActions({ actions, acceptance, unit }: Grounds): Record<string, Json> {
  const rows = actions.map(({ action, expectedUtility, standardError, predicted }, i) => {
    const accepted = acceptance?.[i] ?? null
    return {
      action,
      expectedUtility: short(expectedUtility),
      standardError: short(standardError),
      ...(accepted === null ? {} : { accepted: short(accepted) }),
      predicted: predicted
        .toSorted((a, b) => b.chance - a.chance)
        .slice(0, REPLIES)
        .map(({ action, chance }) => ({ action, chance: short(chance) })),
    }
  })
  const best = rows.toSorted((a, b) => b.expectedUtility - a.expectedUtility).slice(0, ROWS)
  return { actions: best, actionsLeftOut: rows.length - best.length, unit }
}

/** The likeliest of each list of a belief, with how many are left out; null where none is held. */
export function briefBelief({ belief }: Grounds): Json {
  if (belief === undefined) return null
  const { types, classes, groups, hidden } = belief
  return {
    ...likeliest('types', types),
    ...likeliest('classes', classes),
    ...(groups === undefined ? {} : likeliest('groups', groups)),
    ...(hidden === undefined ? {} : likeliest('hidden', hidden)),
  }
}

function likeliest<Row extends { readonly before: number; readonly after: number }>(
  name: string,
  rows: readonly Row[],
): Record<string, Json> {
  const kept = rows
    .toSorted((a, b) => b.after - a.after)
    .slice(0, ROWS)
    .map((row) => ({ ...row, before: short(row.before), after: short(row.after) }))
  return {
    [name]: kept,
    ...(rows.length > kept.length ? { [`${name}LeftOut`]: rows.length - kept.length } : {}),
  }
}

const short = (value: number): number => Number(value.toPrecision(DIGITS))
