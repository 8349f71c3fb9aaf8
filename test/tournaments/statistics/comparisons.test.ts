import { describe, expect, it } from 'vitest'
import { randomOf } from '../../../environments/random.ts'
import type { PlayedGame } from '../../../tournaments/match.ts'
import { schedule } from '../../../tournaments/schedule.ts'
import { comparisons, holm } from '../../../tournaments/statistics/comparisons.ts'
import { Ledger } from '../../../tournaments/statistics/ledger.ts'
import { normal } from './normal.ts'

/** Books of all pairings of so many players; payoffs by place. */
function books(
  agents: number,
  deals: number,
  payoffs: (pairing: readonly number[], deal: number) => readonly number[],
) {
  const ledger = new Ledger(agents, deals, deals)
  for (const match of schedule(agents, 2, deals, deals)) {
    const games = Array.from(
      { length: deals },
      (_, deal): PlayedGame => ({ deal, payoffs: payoffs(match.agents, deal), decisions: [] }),
    )
    ledger.add(match, games)
  }
  return ledger
}
const entrants = (count: number) => ({
  names: ['A', 'B', 'C', 'D'].slice(0, count),
  remembers: Array<boolean>(count).fill(false),
})

describe("Holm's correction", () => {
  it('multiplies the least chance by all, the next by one less, and never turns their order', () => {
    expect(holm([0.01, 0.04, 0.03, null])).toEqual([0.03, 0.06, 0.06, null])
    expect(holm([0.9, 0.8])).toEqual([1, 1])
  })
})

describe('two agents are compared', () => {
  it('over common opponents and deals: what the deal gives to both cancels', () => {
    // A deal is worth up to 1000 to whoever plays it; A makes 3 more of it than B, against C.
    const ledger = books(3, 8, ([first, second], deal) => [1000 * deal - first * 3, 1000 * deal - second * 3])
    const [pair] = comparisons(ledger, entrants(3))
    expect(pair).toMatchObject({
      agents: ['A', 'B'],
      difference: 3,
      ci95: [3, 3],
      p: 0,
      holm: 0,
      unit: 'deal',
      n: 8,
    })
    expect(pair.opponents).toEqual([['C']])
  })

  it('only where it is planned, and chances are corrected for what is planned', () => {
    const ledger = books(4, 8, ([first], deal) => [deal * (first + 1), -deal * (first + 1)])
    const all = comparisons(ledger, entrants(4))
    const [planned, ...others] = comparisons(ledger, entrants(4), [[2, 0]])
    expect(all).toHaveLength(6)
    expect(others).toEqual([])
    expect(planned.agents).toEqual(['C', 'A'])
    const same = all.find(({ agents }) => agents.join() === 'A,C')
    expect(planned.difference).toBe(-(same?.difference ?? 0))
    expect(planned.p).toBe(same?.p)
    expect(planned.holm).toBe(planned.p)
  })

  it('not at all where they have no common opponent', () => {
    expect(
      comparisons(
        books(2, 4, () => [1, -1]),
        entrants(2),
      ),
    ).toEqual([])
  })

  it('by chances that are even where there is no difference, so that Holm finds one in 20 of families', () => {
    const random = randomOf(5, 'holm')
    let [found, below] = [0, 0]
    const trials = 300
    for (let trial = 0; trial < trials; trial++) {
      const rows = comparisons(
        books(4, 20, () => [normal(random), normal(random)]),
        entrants(4),
      )
      expect(rows).toHaveLength(6)
      if (rows.some((row) => (row.holm ?? 1) < 0.05)) found++
      if ((rows[0].p ?? 1) < 0.5) below++
    }
    expect(found / trials).toBeLessThan(0.085)
    expect(below / trials).toBeGreaterThan(0.42)
    expect(below / trials).toBeLessThan(0.58)
  })
})
