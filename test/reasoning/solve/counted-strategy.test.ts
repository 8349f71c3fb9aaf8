import { describe, expect, it } from 'vitest'
import { kuhn } from '../../../environments/kuhn/rules.ts'
import { drawIndex, type Random, randomOf } from '../../../environments/random.ts'
import { exploitability } from '../../../reasoning/solve/best-response.ts'
import { countedExploitability, seldomSeen } from '../../../reasoning/solve/counted-strategy.ts'
import { gameTree } from '../../../reasoning/solve/game-tree.ts'
import { uniformStrategy } from '../../../reasoning/solve/strategy.ts'

const tree = gameTree(kuhn())
const uniform = [uniformStrategy(tree.sides[0]), uniformStrategy(tree.sides[1])] as const

/** Counts of so many decisions of uniform play at each information set. */
function played(times: number, random: Random) {
  const of = (seat: 0 | 1) => {
    const { sets, first } = tree.sides[seat]
    const counts = new Float64Array(first[sets.length])
    sets.forEach(({ actions }, i) => {
      for (let n = 0; n < times; n++)
        counts[
          first[i] +
            drawIndex(
              actions.map(() => 1),
              random,
            )
        ]++
    })
    return counts
  }
  return [of(0), of(1)] as const
}

describe('What can be won from a strategy that is known by counts', () => {
  it('is what can be won from the shares', () => {
    const counts = uniform.map((strategy) => strategy.map((chance) => 100 * chance))
    const { responses, exploitability: found } = countedExploitability(
      tree,
      [counts[0], counts[1]],
      randomOf(1),
    )
    expect(found).toBeCloseTo(0.4583333, 7)
    expect(responses[0] + responses[1]).toBeCloseTo(0.9166667, 7)
  })

  it('has an interval that holds the truth nine times in ten, from 30 decisions each on', () => {
    const exact = exploitability(tree, uniform).exploitability
    let held = 0
    for (let run = 0; run < 100; run++) {
      const random = randomOf(run, 'counted')
      const { ci95 } = countedExploitability(tree, played(30, random), random)
      if (ci95[0] <= exact && exact <= ci95[1]) held++
    }
    expect(held).toBeGreaterThan(80)
  })

  it('gets narrower the more was seen', () => {
    const width = (times: number) => {
      const { ci95 } = countedExploitability(tree, played(times, randomOf(1, times)), randomOf(2))
      return ci95[1] - ci95[0]
    }
    expect(width(400)).toBeLessThan(0.4 * width(30))
  })
})

describe('Information sets that were seen too seldom', () => {
  const [side] = tree.sides
  const all = () => new Float64Array(side.first[side.sets.length]).fill(40)

  it('are those that the seat comes to, and no others', () => {
    expect(seldomSeen(side, all(), 30)).toEqual([])
    const counts = all()
    const later = side.parent.findIndex((parent) => parent > 0)
    counts.fill(3, side.first[later], side.first[later + 1])
    expect(seldomSeen(side, counts, 30)).toEqual([{ set: side.sets[later], seen: 6 }])
    // It never does what leads there.
    counts[side.parent[later]] = 0
    expect(seldomSeen(side, counts, 30)).toEqual([])
  })
})
