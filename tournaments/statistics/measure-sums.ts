import type { Measurement } from '../../environments/measures.ts'

/**
 * What is kept of some games: of numbers how many and their total; of points how many, and the sums of x, y, x x and
 * x y. Sums of parts add up to those of the whole.
 */
export type Sums = readonly number[]

const WIDTH = { mean: 2, share: 2, slope: 5 } as const

/** The sums of one game. */
function sumsOf(measurement: Measurement): Sums {
  if (typeof measurement === 'number') return [1, measurement]
  const [x, y] = measurement
  return [1, x, y, x * x, x * y]
}

/** @param parts at least one, all of one length */
export function addUp(parts: readonly Sums[]): Sums {
  return parts.reduce((sum, part) => sum.map((value, i) => value + part[i]))
}

/** One measure of one player of a pairing, summed over the seatings of each deal. */
export class MeasureSums {
  readonly #width: number
  /** By deal. */
  readonly #sums: Float64Array

  constructor(deals: number, aggregate: keyof typeof WIDTH) {
    this.#width = WIDTH[aggregate]
    this.#sums = new Float64Array(deals * this.#width)
  }

  /** Enters one game. @param measurement undefined where it does not apply: then nothing is entered */
  add(deal: number, measurement: Measurement | undefined): void {
    if (measurement === undefined) return
    const sums = sumsOf(measurement)
    if (sums.length !== this.#width) throw new RangeError('a measure is a number or a point, always the same')
    for (let i = 0; i < this.#width; i++) this.#sums[deal * this.#width + i] += sums[i]
  }

  /** The sums over a run of deals. @param to the deal after the last */
  over(from: number, to: number): Sums {
    const sums = Array<number>(this.#width).fill(0)
    for (let at = from * this.#width; at < to * this.#width; at++) sums[at % this.#width] += this.#sums[at]
    return sums
  }
}
