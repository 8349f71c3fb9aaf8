import { describe, expect, it } from 'vitest'
import { type Random, randomOf } from '../../../environments/random.ts'
import { anytimeEstimate } from '../../../tournaments/statistics/confidence-sequence.ts'
import { estimate, type Interval, type Unit } from '../../../tournaments/statistics/interval.ts'
import { normal } from './normal.ts'

const heavy = (random: Random): number =>
  normal(random) / Math.sqrt((normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2) / 3)
/** Pots that are lost small and won large. */
const skewed = (random: Random): number => (random.unit() < 0.2 ? 4 : -1) + 0.5 * normal(random)

/** In how many of 300 runs the interval holds 0 at each of the looks, at every tenth unit up to 400. */
function heldAlways(
  label: string,
  draw: (random: Random) => number,
  method: (units: Unit[]) => { ci95: Interval },
) {
  const random = randomOf(6, 'sequence', label)
  let held = 0
  for (let run = 0; run < 300; run++) {
    const units: Unit[] = []
    let missed = false
    while (units.length < 400 && !missed) {
      for (let i = 0; i < 10; i++) units.push({ total: draw(random), games: 1 })
      const { ci95 } = method(units)
      missed = ci95 !== null && (ci95[0] > 0 || ci95[1] < 0)
    }
    if (!missed) held++
  }
  return held / 300
}

describe('an interval that is looked at again and again', () => {
  it.each([
    ['normal', normal],
    ['heavy', heavy],
    ['skewed', skewed],
  ] as const)('holds the true mean at all looks together in 19 of 20 runs: %s', (label, draw) => {
    expect(heldAlways(label, draw, anytimeEstimate)).toBeGreaterThan(0.93)
  })

  it("does not with Student's t, which is made for one look", () => {
    expect(heldAlways('normal', normal, estimate)).toBeLessThan(0.85)
  })

  it('says nothing before there are thirty units', () => {
    const units = (count: number) => Array.from({ length: count }, (_, i) => ({ total: i % 3, games: 1 }))
    expect(anytimeEstimate(units(29)).ci95).toBeNull()
    expect(anytimeEstimate(units(30)).ci95).not.toBeNull()
  })
})
