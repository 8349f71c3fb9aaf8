import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runningMeans } from '../../../tournaments/report/running-mean.ts'
import { schedule } from '../../../tournaments/schedule.ts'
import { Ledger } from '../../../tournaments/statistics/ledger.ts'
import { standings } from '../../../tournaments/statistics/standings.ts'

const entrants = (...remembers: boolean[]) => ({ names: ['a', 'b'], remembers })

/** Two players, what the first wins of the second by game, and luck that is a part of it. */
function ledgerOf(payoffs: readonly number[], match: number): Ledger {
  const deals = payoffs.length / 2
  const ledger = new Ledger(2, deals, match, { luckTerms: [{ name: 'cards', usual: 1 }] })
  let at = 0
  for (const played of schedule(2, 2, deals, match))
    ledger.add(
      played,
      Array.from({ length: played.deals }, (_, i) => {
        const payoff = payoffs[at++]
        return {
          deal: played.firstDeal + i,
          payoffs: [payoff, -payoff],
          decisions: [],
          luck: [[payoff / 2 + i], [-payoff / 2 - i]],
        }
      }),
    )
  return ledger
}

const games = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 400 })
  .map((payoffs) => payoffs.slice(0, payoffs.length - (payoffs.length % 2)))

test('every curve ends where the standings stand, raw and with the luck taken off', () => {
  fc.assert(
    fc.property(games, fc.integer({ min: 1, max: 30 }), fc.boolean(), (payoffs, match, remembers) => {
      const ledger = ledgerOf(payoffs, match)
      const rows = standings(ledger, entrants(remembers, false))
      for (const { agent, raw, corrected } of runningMeans(ledger, entrants(remembers, false))) {
        const row = rows.find((each) => each.agent === agent)
        expect(raw.at(-1)).toEqual({ deals: ledger.deals, mean: row?.mean, ci95: row?.ci95 })
        expect(corrected?.at(-1)?.mean).toBeCloseTo(row?.corrected?.mean ?? Number.NaN, 9)
      }
    }),
    { numRuns: 40, seed: 1 },
  )
})

test('a curve has points at so many deals as whole matches hold, where a player remembers', () => {
  const ledger = ledgerOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], 3)
  const [{ raw }] = runningMeans(ledger, entrants(true, false))
  expect(raw.map(({ deals }) => deals)).toEqual([3, 6, 7])
  // The first three deals from both seats: games 0 to 5.
  expect(raw[0].mean).toBe(3.5)
  expect(raw[0].ci95).toBeNull()
})

test('a long tournament has a curve of few points', () => {
  const ledger = ledgerOf(
    Array.from({ length: 4000 }, (_, i) => i % 7),
    10,
  )
  const [{ raw }] = runningMeans(ledger, entrants(false, false))
  expect(raw).toHaveLength(60)
  expect(raw.at(-1)?.deals).toBe(2000)
})
