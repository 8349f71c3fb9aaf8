import { type xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { sha256 } from './sha256.ts'

/** The state of a stream of random numbers: plain JSON, enough to continue it exactly. */
export type RandomState = readonly [number, number, number, number]

/** A seeded stream of random numbers. The only source of chance in environments, reasoning and agents. */
export interface Random {
  /** A whole number, uniform on 0 .. n-1. @param n 1 .. 2^32 */
  int(n: number): number
  /** A real number, uniform on [0, 1) with 53 bits. */
  unit(): number
  /** The state now; `randomFrom` continues from it. */
  state(): RandomState
}

type Generator = ReturnType<typeof xoroshiro128plus>

class Xoroshiro implements Random {
  readonly #generator: Generator

  constructor(generator: Generator) {
    this.#generator = generator
  }

  int(n: number): number {
    // Rejection keeps every value equally likely, also where n does not divide 2^32.
    const limit = 0x100000000 - (0x100000000 % n)
    let draw = this.#generator.next() >>> 0
    while (draw >= limit) draw = this.#generator.next() >>> 0
    return draw % n
  }

  unit(): number {
    const high = this.#generator.next() >>> 5
    const low = this.#generator.next() >>> 6
    return (high * 0x4000000 + low) / 0x20000000000000
  }

  state(): RandomState {
    const [a, b, c, d] = this.#generator.getState()
    return [a, b, c, d]
  }
}

/**
 * A stream that depends on the seed and the labels alone, unrelated to that of any other labels.
 * Distinct purposes take distinct labels (`randomOf(7, 'deal', 3)`, `randomOf(7, 'player', 0)`), so that
 * drawing more for one never changes another.
 * The generator is xoroshiro128+ (Blackman and Vigna 2018), begun with the SHA-256 of the seed and the labels.
 */
export function randomOf(seed: number | string, ...labels: readonly (number | string)[]): Random {
  const digest = Buffer.from(sha256(JSON.stringify([seed, ...labels])), 'hex')
  const word = (index: number) => digest.readInt32LE(index * 4)
  return new Xoroshiro(xoroshiro128plusFromState([word(0), word(1), word(2), word(3) | 1]))
}

/** The stream that continues from a recorded state. */
export function randomFrom(state: RandomState): Random {
  return new Xoroshiro(xoroshiro128plusFromState(state))
}

/**
 * Draws an index with the given chances, 0 to the number of weights less 1.
 * @param weights non-negative, at least one positive; need not sum to 1
 */
export function drawIndex(weights: ArrayLike<number>, random: Random): number {
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i]
  let left = random.unit() * total
  let last = 0
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] <= 0) continue
    last = i
    left -= weights[i]
    if (left < 0) return i
  }
  return last
}
