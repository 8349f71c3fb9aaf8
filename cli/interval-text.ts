import type { TournamentResult } from '../tournaments/run.ts'

/** Low and high at 95 %, or null where there are too few units for one. */
export type Interval = TournamentResult['standings'][number]['ci95']

/** 1234.5 as "+1,235", with one decimal below 100, two below 10. */
export function signed(value: number): string {
  if (!Number.isFinite(value)) return 'unknown'
  const digits = [10, 100].filter((bound) => Math.abs(value) < bound).length
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return `${value < 0 ? '-' : '+'}${text}`
}

/** An interval as "[-12.0, +1,235]"; too few units have none. */
export function interval(ci95: Interval): string {
  return ci95 === null ? 'too few to say' : `[${signed(ci95[0])}, ${signed(ci95[1])}]`
}
