import type { Interval } from '../statistics/interval.ts'

/** Digits that a number of this size is shown with. */
const shown = (value: number, digits = Math.abs(value) < 100 ? 2 : 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })

/** A number as people write it: two decimals where it is small, thousands apart. */
export const plainNumber = (value: number): string => shown(value).replace(/^-/, '−')

/** The same with its sign. */
export const signed = (value: number): string => `${value > 0 ? '+' : ''}${plainNumber(value)}`

/** A 95 % interval, or that there is none. */
export const interval = (ci95: Interval, written: (value: number) => string = signed): string =>
  ci95 === null ? 'too few units' : `[${written(ci95[0])}, ${written(ci95[1])}]`

/** A whole number with its thousands apart. */
export const whole = (count: number): string => shown(count, 0)

export const percent = (share: number): string => `${shown(share * 100, 1)} %`
