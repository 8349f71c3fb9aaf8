import type { Json } from '../../environments/game.ts'
import type { Random } from '../../environments/random.ts'
import type { Deliberation } from '../deliberate.ts'
import type { Foresight } from '../opponents/opponent.ts'

/** What one hypothesis about the opponent, taken as true, says that the actions are worth. */
export interface Reading {
  /** The type, or that it is all the others together. */
  readonly name: string
  /** How likely it is by all that has been seen. */
  readonly chance: number
  /** By action, in the order of the deliberation's. */
  readonly values: readonly number[]
}

/** A deliberation, with or without what is believed. */
export type Reckoned = Pick<Deliberation, 'choice' | 'actions' | 'unit'> & { readonly [key: string]: Json }

/** All that code can say of a decision before it is taken. */
export interface Reckoning {
  /** By the whole belief; its choice is the code's own. Where hidden states are sampled it holds no belief. */
  readonly deliberation: Reckoned
  /** By each hypothesis that is still live, the likeliest first; empty where no types are told apart. */
  readonly readings: readonly Reading[]
}

/** Hidden states in few named groups, as they are spoken of. */
export interface Groups {
  readonly names: readonly string[]
  /** The group of each hidden state. */
  readonly of: ArrayLike<number>
  /** The weight of each hidden state by the rules alone. */
  readonly possible: Float64Array
}

/** Which belief a reckoning goes by. `seen`: all that has been seen; `nothing`: the rules alone; else these chances of the hidden states. */
export type Infer = 'seen' | 'nothing' | { readonly hidden: Float64Array }

/** Code that reckons for one player through one match. @typeParam Type what the game takes for a type of opponent */
export interface Reckoner<View, Type = never> {
  /** @param spread whether each live hypothesis is reckoned by itself, too */
  reckon(view: View, infer: Infer, spread: boolean, random: Random): Reckoning
  /** Undefined where hidden states are too many to be grouped. */
  groups?(view: View): Groups
  /** The hidden state that the other's view tells; undefined where it is not among those that are listed. */
  truth?(view: View, others: View): number | undefined
  /** Learns from a finished game. */
  observe(view: View): Foresight
  /** Takes these besides its own types, in place of any that were joined before, and weighs all by everything observed. */
  join?(types: readonly Type[]): void
  /** The joined types by how likely they are now, before the next game. */
  joined?(): readonly { readonly name: string; readonly chance: number }[]
}

/** Hypotheses below this chance are not reckoned by themselves. */
const LIVE = 0.05
/** How many are, at most: the likeliest. */
const MOST = 5

/** Sorts types into those that are live and the rest. @returns places, and the chance that it is none of them */
export function liveTypes(chances: ArrayLike<number>): {
  readonly live: readonly number[]
  readonly rest: readonly number[]
  readonly restChance: number
} {
  const order = Array.from(chances, (chance, t) => ({ chance, t })).sort((a, b) => b.chance - a.chance)
  const live = order.filter(({ chance }, rank) => chance >= LIVE && rank < MOST).map(({ t }) => t)
  const rest = order.filter(({ t }) => !live.includes(t) && chances[t] > 0).map(({ t }) => t)
  return { live, rest, restChance: rest.reduce((sum, t) => sum + chances[t], 0) }
}

/** What the rest of the types is called where it is reckoned as one. */
export const OTHERS = 'all others together'

/** Whether the rest is reckoned, too. */
export const counts = (restChance: number): boolean => restChance >= LIVE

/** The place of the best action; the first of equals. */
export const bestOf = (values: readonly number[]): number => values.indexOf(Math.max(...values))

/** Whether every live hypothesis would take the action that the whole belief takes. */
export function agree({ deliberation, readings }: Reckoning): boolean {
  return readings.every(({ values }) => values[deliberation.choice] >= Math.max(...values))
}

/** The actions of a deliberation as plain values. */
export const valuesOf = ({ actions }: Reckoned): number[] =>
  actions.map(({ expectedUtility }) => expectedUtility)

/** A type's name and chance, for a record. */
export const listed = (readings: readonly Reading[]): Json =>
  readings.map(({ name, chance, values }) => ({ name, chance, best: bestOf(values), values }))
