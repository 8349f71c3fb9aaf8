import { type Estimate, estimate } from '../statistics/interval.ts'

/** A chance below this counts as this: a single decision must not make a mean infinite. About -20 bits. */
const LEAST = 1e-6

/** Bins of the reliability table. */
const BINS = 10

/** One row of a reliability table: beliefs whose likeliest answer had a chance in this range. */
export interface Reliability {
  readonly from: number
  readonly to: number
  readonly decisions: number
  /** The mean chance given to the likeliest answer, and how often that was true. */
  readonly confidence: number
  readonly hits: number
}

/** How good beliefs are. */
export interface Scores {
  readonly decisions: number
  /** log2 of the chance given to the truth (Good 1952), bits; 0 is certainty. */
  readonly logScore: Omit<Estimate, 'n'>
  /** The squared distance from the truth over all answers (Brier 1950), 0 to 2; 0 is certainty. */
  readonly brier: Omit<Estimate, 'n'>
  /** How often the likeliest answer was true. */
  readonly hits: number
  /** Expected calibration error: the mean distance of confidence from hits over the bins, weighed by decisions (Guo and others 2017). */
  readonly calibrationError: number
  readonly reliability: readonly Reliability[]
}

/** Gathers beliefs with what was true. */
export class BeliefScores {
  readonly #units = new Map<number, { log: number; brier: number; games: number }>()
  readonly #bins = Array.from({ length: BINS }, () => ({ decisions: 0, confidence: 0, hits: 0 }))

  /**
   * @param unit number of what is independent of the others
   * @param chances given to the answers @param truth the place of the true one
   */
  add(unit: number, chances: readonly number[], truth: number): void {
    const sums = this.#units.get(unit) ?? { log: 0, brier: 0, games: 0 }
    this.#units.set(unit, sums)
    sums.log += Math.log2(Math.min(1, Math.max(LEAST, chances[truth])))
    sums.brier += chances.reduce((sum, chance, i) => sum + (chance - (i === truth ? 1 : 0)) ** 2, 0)
    sums.games++
    const confidence = Math.min(1, Math.max(...chances))
    const bin = this.#bins[Math.min(BINS - 1, Math.floor(confidence * BINS))]
    bin.decisions++
    bin.confidence += confidence
    if (chances[truth] === Math.max(...chances))
      bin.hits += 1 / chances.filter((one) => one === Math.max(...chances)).length
  }

  /** Undefined where nothing was added. */
  scores(): Scores | undefined {
    const units = [...this.#units.values()]
    const decisions = units.reduce((sum, { games }) => sum + games, 0)
    if (decisions === 0) return undefined
    const over = (of: (unit: { log: number; brier: number }) => number) => {
      const { mean, ci95 } = estimate(units.map((unit) => ({ total: of(unit), games: unit.games })))
      return { mean, ci95 }
    }
    const filled = this.#bins.map((bin, i) => ({ ...bin, from: i / BINS, to: (i + 1) / BINS }))
    const kept = filled.filter((bin) => bin.decisions > 0)
    return {
      decisions,
      logScore: over(({ log }) => log),
      brier: over(({ brier }) => brier),
      hits: kept.reduce((sum, { hits }) => sum + hits, 0) / decisions,
      calibrationError:
        kept.reduce((sum, { confidence, hits }) => sum + Math.abs(confidence - hits), 0) / decisions,
      reliability: kept.map((bin) => ({
        from: bin.from,
        to: bin.to,
        decisions: bin.decisions,
        confidence: bin.confidence / bin.decisions,
        hits: bin.hits / bin.decisions,
      })),
    }
  }
}
