import { student975 } from './student.ts'

export interface Estimate {
  readonly mean: number
  /** 95 % interval by Student's t over the units; null with fewer than two units, which say nothing of noise. */
  readonly ci95: readonly [number, number] | null
  readonly n: number
}

/** The mean of independent units with its 95 % interval by Student's t. @param units at least one */
export function estimate(units: readonly number[]): Estimate {
  const n = units.length
  const mean = units.reduce((sum, unit) => sum + unit, 0) / n
  if (n < 2) return { mean, ci95: null, n }
  const half = student975(n - 1) * (deviation(units) / Math.sqrt(n))
  return { mean, ci95: [mean - half, mean + half], n }
}

/** The sample standard deviation. */
export function deviation(units: readonly number[]): number {
  const mean = units.reduce((sum, unit) => sum + unit, 0) / units.length
  return Math.sqrt(units.reduce((sum, unit) => sum + (unit - mean) ** 2, 0) / Math.max(1, units.length - 1))
}
