import { expect, test } from 'vitest'
import type { ListedMeasure } from '../../../environments/measures.ts'
import type { PlayedGame } from '../../../tournaments/match.ts'
import { schedule } from '../../../tournaments/schedule.ts'
import { Ledger } from '../../../tournaments/statistics/ledger.ts'
import { measureResults } from '../../../tournaments/statistics/measure-results.ts'

const NAMES = ['A', 'B', 'C']
const listed = (name: string, aggregate: ListedMeasure['aggregate']): ListedMeasure => ({
  name,
  aggregate,
  summary: '',
  unit: 'points',
})
const MEASURES = [listed('height', 'mean'), listed('won', 'share'), listed('rise', 'slope')]

/** Books of all pairings of three over four deals in matches of two; what is measured is the first player's. */
function books(
  measured: (pairing: number, deal: number, rotation: number) => Record<string, number | [number, number]>,
) {
  const ledger = new Ledger(3, 4, 2, { measures: MEASURES })
  for (const entry of schedule(3, 2, 4, 2)) {
    const games = Array.from({ length: entry.deals }, (_, i): PlayedGame => {
      const deal = entry.firstDeal + i
      return {
        deal,
        payoffs: [0, 0],
        decisions: [],
        measures: [measured(entry.pairing, deal, entry.rotation), {}],
      }
    })
    ledger.add(entry, games)
  }
  return ledger
}

test('a measure counts the games that it applies to, and the units that have such games', () => {
  const none: Record<string, number> = {}
  // Of deal 0 both seatings, of deal 1 one, of deals 2 and 3 none.
  const ledger = books((_, deal, rotation) => (deal + rotation <= 1 ? { height: deal === 0 ? 6 : 3 } : none))
  const [row, ...rest] = measureResults(ledger, ledger.pairings.slice(0, 1), NAMES, 'deal')
  expect(rest).toEqual([])
  expect(row).toMatchObject({ agent: 'A', name: 'height', mean: 5, n: 2, games: 3 })
  const [match] = measureResults(ledger, ledger.pairings.slice(0, 1), NAMES, 'match')
  expect(match).toMatchObject({ mean: 5, ci95: null, n: 1, games: 3 })
})

test('over all pairings games are pooled within each unit, each agent by its own pairings', () => {
  const ledger = books((pairing, deal) => ({ height: 10 * pairing + deal, won: deal % 2 }))
  const of = (agent: number) =>
    measureResults(
      ledger,
      ledger.pairings.filter(({ agents }) => agents.includes(agent)),
      NAMES,
      'deal',
      [agent],
    )
  // A is first against B and C: 0 and 10 more than the deal.
  expect(of(0)[0]).toMatchObject({ agent: 'A', name: 'height', mean: 6.5, n: 4, games: 16 })
  expect(of(0)[1]).toMatchObject({ name: 'won', mean: 0.5, n: 4, games: 16 })
  // B is first against C alone; against A nothing of it applies.
  expect(of(1)[0]).toMatchObject({ agent: 'B', mean: 21.5, n: 4, games: 8 })
  expect(of(2)).toEqual([])
})

test('what all pairings of a deal share is not counted as if it were independent', () => {
  const ledger = books((_, deal) => ({ height: [5, -3, 8, 1][deal] }))
  const [one] = measureResults(ledger, ledger.pairings.slice(0, 1), NAMES, 'deal', [0])
  const [both] = measureResults(ledger, ledger.pairings.slice(0, 2), NAMES, 'deal', [0])
  expect(both.games).toBe(16)
  expect(both.ci95?.[0]).toBeCloseTo(one.ci95?.[0] ?? Number.NaN, 9)
})

test('a slope is made of points, and left out where nothing varies', () => {
  const rising = books((_, deal) => ({ rise: [deal, 1 + 2 * deal] }))
  const [row] = measureResults(rising, rising.pairings.slice(0, 1), NAMES, 'deal')
  expect(row).toMatchObject({ name: 'rise', aggregate: 'slope', n: 4, games: 8 })
  expect(row.mean).toBeCloseTo(2, 12)
  const flat = books(() => ({ rise: [1, 1] }))
  expect(measureResults(flat, flat.pairings.slice(0, 1), NAMES, 'deal')).toEqual([])
})

test('a measure that is a number in one game and a point in another is a defect', () => {
  expect(() => books((_, deal) => ({ rise: deal === 0 ? [1, 1] : 1 }))).toThrow(RangeError)
})
