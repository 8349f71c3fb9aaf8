import type { Seat } from './game.ts'
import type { Hosted } from './host.ts'

/** What a measure is called and what it says. */
export interface ListedMeasure {
  readonly name: string
  /** One line: what it says of a seat, and of which games. */
  readonly summary: string
  /** The unit as people write it; `share` is a part of 1. */
  readonly unit: string
  /** What is made of it over many games: a mean; of 0 and 1, a share of games; of points, the slope of y on x. */
  readonly aggregate: 'mean' | 'share' | 'slope'
}

/** What came of one game: a number, or x and y where a slope is made of them. */
export type Measurement = number | readonly [x: number, y: number]

/**
 * A figure of one seat of a finished game besides its payoff. It is a pure function of the end and of the seat's own
 * decisions, deliberations included.
 */
export interface Measure<State, Action> extends ListedMeasure {
  /** Undefined where it does not apply: such a game counts neither for nor against. */
  of(finished: Hosted<State, Action>, seat: Seat): Measurement | undefined
}

/** The measures of one seat of one game that apply to it, by name. */
export type Measurements = Readonly<Record<string, Measurement>>

/** Takes all measures of a seat. */
export function measurements<State, Action>(
  measures: readonly Measure<State, Action>[],
  finished: Hosted<State, Action>,
  seat: Seat,
): Measurements {
  const taken: Record<string, Measurement> = {}
  for (const measure of measures) {
    const value = measure.of(finished, seat)
    if (value !== undefined) taken[measure.name] = value
  }
  return taken
}
