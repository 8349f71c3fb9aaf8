import type { Json } from '../environments/game.ts'
import type { PlanType, Position } from '../environments/plans.ts'
import type { Belief } from './belief.ts'
import type { Deliberation } from './deliberate.ts'
import type { Prospects } from './explore/offers.ts'

/** How a decision by planning was reached. Plain JSON. */
export interface OfferDeliberation extends Deliberation {
  /** What was believed before the first and after each of the opponent's decisions. */
  readonly turns: readonly {
    readonly types: readonly { readonly type: string; readonly chance: number }[]
    readonly hidden: readonly { readonly hidden: string; readonly chance: number }[]
  }[]
  /** The chance that each action is accepted, if it is an offer; else null. In the order of the actions. */
  readonly acceptance: readonly (number | null)[]
  /** The choice and what follows, in turn, if the likeliest hypothesis is right. */
  readonly path: readonly Json[]
}

/** Chances below this are left out. */
const NEGLIGIBLE = 1e-3

/** @param beliefs before the opponent's first decision and after each */
export function explain<Action extends Json>(
  position: Position<Action>,
  types: readonly PlanType<never>[],
  beliefs: readonly Belief[],
  prospects: Prospects,
  values: readonly number[],
  choice: number,
  unit: string,
): OfferDeliberation {
  const { actions, slots, outcomes, made } = position
  const predicted = slots.map((slot) => (slot < outcomes ? predict(position, prospects, slot) : []))
  const most = Math.floor(REPLIES / actions.length)
  return {
    choice,
    actions: actions.map((action, i) => ({
      action,
      expectedUtility: Number.isFinite(values[i]) ? values[i] : prospects.endings.nothing,
      standardError: 0,
      predicted: likeliest(predicted[i], most).map(({ slot, chance }) => ({
        action: position.reply(slot, made + 1),
        chance,
      })),
    })),
    belief: summary(position, types, beliefs),
    turns: beliefs.map((belief) => ({
      types: likely(belief.types).map(([t, chance]) => ({ type: types[t].name, chance })),
      hidden: likely(belief.hidden).map(([h, chance]) => ({ hidden: position.hidden[h].name, chance })),
    })),
    acceptance: slots.map((slot, i) => (slot < outcomes ? (predicted[i][outcomes] ?? 0) : null)),
    path: [actions[choice]],
    unit,
  }
}

/** Replies that are listed to all offers together: those to two thousand prices would be more than is ever recorded. */
const REPLIES = 8000

/** The replies that count: in their order where they are no more than `most`, else the likeliest, first. */
function likeliest(
  chances: readonly number[],
  most: number,
): { readonly slot: number; readonly chance: number }[] {
  const counting = chances.flatMap((chance, slot) => (chance < NEGLIGIBLE ? [] : [{ slot, chance }]))
  return counting.length <= most ? counting : counting.sort((a, b) => b.chance - a.chance).slice(0, most)
}

/** The chance of each reply to an offer, by slot. */
function predict(position: Position<unknown>, { list }: Prospects, offer: number): number[] {
  const { outcomes, made, answerable } = position
  const chances = Array<number>(outcomes + 2).fill(0)
  if (made + 1 > answerable) return chances
  const stray = position.stray(made + 1)
  let strays = 0
  for (const { chance, hypothesis, now } of list) {
    const { mixed, table } = now
    strays += chance * hypothesis.noise
    if (mixed === undefined) chances[table.slots[offer]] += chance * (1 - hypothesis.noise)
    else
      for (let slot = 0; slot < chances.length; slot++)
        chances[slot] += chance * mixed[offer * (outcomes + 2) + slot]
  }
  return chances.map(
    (chance, slot) =>
      chance + strays * (slot < outcomes ? stray.offer : slot === outcomes ? stray.accept : stray.walk),
  )
}

function summary(
  { hidden }: Position<unknown>,
  types: readonly PlanType<never>[],
  beliefs: readonly Belief[],
): Deliberation['belief'] {
  const [before] = beliefs
  const after = beliefs[beliefs.length - 1]
  const classes = new Map<string, { before: number; after: number }>()
  hidden.forEach(({ className }, h) => {
    const cell = classes.get(className) ?? { before: 0, after: 0 }
    cell.before += before.hidden[h]
    cell.after += after.hidden[h]
    classes.set(className, cell)
  })
  const likelyFirst = (a: { after: number }, b: { after: number }) => b.after - a.after
  return {
    types: types
      .map(({ name }, t) => ({ type: name, before: before.types[t], after: after.types[t] }))
      .sort(likelyFirst),
    classes: [...classes].map(([hiddenClass, chances]) => ({ hiddenClass, ...chances })).sort(likelyFirst),
    hidden: hidden
      .map(({ name }, h) => ({ hidden: name, before: before.hidden[h], after: after.hidden[h] }))
      .filter((row) => row.after >= NEGLIGIBLE)
      .sort(likelyFirst),
  }
}

/** How many of the likeliest a turn lists. */
const LISTED = 10

function likely(chances: Float64Array): (readonly [number, number])[] {
  return Array.from(chances, (chance, i) => [i, chance] as const)
    .filter(([, chance]) => chance >= NEGLIGIBLE)
    .sort((a, b) => b[1] - a[1])
    .slice(0, LISTED)
}
