import type { Values } from './preferences.ts'

/** Every list of `types` quantities from `least` to `most` with a sum from `smallest` to `largest`, in order. */
export function boundedPools(
  types: number,
  least: number,
  most: number,
  smallest: number,
  largest: number,
): number[][] {
  return vectorsUpTo(Array<number>(types).fill(most), least).filter((pool) => {
    const sum = pool.reduce((total, quantity) => total + quantity, 0)
    return sum >= smallest && sum <= largest
  })
}

/** Whole values with which the whole pool is worth 10 (Lewis 2017; OpenSpiel `bargaining`). */
export function totalVectors(pool: readonly number[]): Values[] {
  const vectors: number[][] = []
  const extend = (vector: readonly number[], left: number): void => {
    if (vector.length === pool.length) {
      if (left === 0) vectors.push([...vector])
      return
    }
    const quantity = pool[vector.length]
    for (let value = 0; value * quantity <= left; value++) extend([...vector, value], left - value * quantity)
  }
  extend([], 10)
  return vectors
}

/** Values of 0 to 10 for each item, not all 0 (Cao 2018; OpenSpiel `negotiation`). */
export function freeVectors(pool: readonly number[]): Values[] {
  return vectorsUpTo(Array<number>(pool.length).fill(10), 0).filter((vector) =>
    vector.some((value) => value > 0),
  )
}

/** The orders in which a seat may want the items: 5 points for the first, one less for each that follows (CaSiNo). */
export function rankVectors(pool: readonly number[]): Values[] {
  const orders = (ranks: readonly number[]): number[][] =>
    ranks.length === 0
      ? [[]]
      : ranks.flatMap((rank) =>
          orders(ranks.filter((other) => other !== rank)).map((rest) => [rank, ...rest]),
        )
  return orders(pool.map((_, i) => 5 - i))
}

/** Every list of whole numbers from the least to these, in order: the last one fastest. */
export function vectorsUpTo(most: readonly number[], least: number): number[][] {
  return most.reduce<number[][]>(
    (shorter, top) =>
      shorter.flatMap((list) => Array.from({ length: top - least + 1 }, (_, i) => [...list, least + i])),
    [[]],
  )
}
