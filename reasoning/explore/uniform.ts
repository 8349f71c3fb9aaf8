import type { OpponentType } from '../../environments/ranges.ts'

/**
 * An opponent that is thought to take any legal action, all equally likely, whatever it holds: looking ahead without a
 * thought of how the other plays.
 *
 * @param partition a place in `Ranges.partitions`, and how many parts it has
 */
export function uniformResponses(partition: number, parts: number): OpponentType {
  return {
    name: 'uniform',
    partition,
    table(spot) {
      const legal = spot.legal.filter(Boolean).length
      const table = new Float64Array(spot.legal.length * parts)
      spot.legal.forEach((allowed, slot) => {
        if (allowed) table.fill(1 / legal, slot * parts, (slot + 1) * parts)
      })
      return table
    },
  }
}
