import { describe, expect, test } from 'vitest'
import { evaluateGate, parseGate } from '../../../tournaments/gate.ts'
import type { PlayedGame } from '../../../tournaments/match.ts'
import { schedule, seatOf } from '../../../tournaments/schedule.ts'
import { Ledger } from '../../../tournaments/statistics/ledger.ts'
import { faultRows, pairingResults, standings, usageRows } from '../../../tournaments/statistics/standings.ts'

const names = ['A', 'B', 'C']
const forgetful = { names, remembers: [false, false, false] }

/** Books of all pairings of three players over so many deals; the payoff is the first player's. */
function books(
  deals: number,
  match: number,
  payoff: (pairing: number, deal: number, rotation: number) => number,
) {
  const ledger = new Ledger(3, deals, match)
  for (const entry of schedule(3, 2, deals, match)) {
    const games = Array.from({ length: entry.deals }, (_, i): PlayedGame => {
      const deal = entry.firstDeal + i
      const gain = payoff(entry.pairing, deal, entry.rotation)
      return { deal, payoffs: [gain, -gain], decisions: [] }
    })
    ledger.add(entry, games)
  }
  return ledger
}

test('a pairing averages both seatings of a deal before it looks at the spread', () => {
  // What the deal gives in one seat it takes in the other: nothing is left of it.
  const ledger = books(4, 2, (_, deal, rotation) => (rotation === 0 ? 1000 : -1000) * (deal + 1) + 7)
  const [pairing] = pairingResults(ledger, forgetful)
  expect(pairing).toMatchObject({
    agents: ['A', 'B'],
    deals: 4,
    games: 8,
    mean: { A: 7, B: -7 },
    ci95: { A: [7, 7], B: [-7, -7] },
    interval: { method: 't', unit: 'deal', n: 4 },
  })
  // Eight payoffs 7 +- 1000, 2000, 3000, 4000, over 7.
  expect(pairing.sdPerGame).toBeCloseTo(Math.sqrt((2 * 30_000_000) / 7), 6)
})

test('the match with its mirror is the unit as soon as one player remembers', () => {
  const ledger = books(5, 2, (_, deal) => deal)
  const [met, , other] = pairingResults(ledger, { names, remembers: [true, false, false] })
  expect(met.interval).toEqual({ method: 't', unit: 'match', n: 3 })
  expect(met.mean.A).toBe(2)
  expect(other.interval).toEqual({ method: 't', unit: 'deal', n: 5 })
})

describe('standings', () => {
  test('rank by the mean over pairings; equals share a rank', () => {
    const ledger = books(3, 3, (pairing) => [10, 30, 20][pairing])
    const table = standings(ledger, forgetful)
    expect(table.map(({ rank, agent, mean }) => [rank, agent, mean])).toEqual([
      [1, 'A', 20],
      [2, 'B', 5],
      [3, 'C', -25],
    ])
    expect(table[0].games).toBe(12)
    const even = standings(
      books(3, 3, () => 0),
      forgetful,
    )
    expect(even.map(({ rank }) => rank)).toEqual([1, 1, 1])
  })

  test('do not count deals that all pairings share as if they were independent', () => {
    // A gets the same luck from a deal against both: two pairings tell no more of it than one.
    const ledger = books(6, 6, (_, deal) => [5, -3, 8, 1, -9, 4][deal])
    const one = pairingResults(ledger, forgetful)[0].ci95.A
    const all = standings(ledger, forgetful).find(({ agent }) => agent === 'A')?.ci95
    expect(all?.[0]).toBeCloseTo(one?.[0] ?? Number.NaN, 9)
    expect(all?.[1]).toBeCloseTo(one?.[1] ?? Number.NaN, 9)
  })
})

test('faults, forfeits and usage are booked to the player that sat there', () => {
  const ledger = new Ledger(3, 2, 2)
  const [entry] = schedule(3, 2, 2, 2)
  const seat = seatOf(entry, 1, 1)
  const decision = {
    seat,
    action: 'fold',
    faults: [
      { kind: 'timeout', reason: 'late' },
      { kind: 'illegal', reason: 'bad' },
    ],
    forfeit: true,
    usage: { calls: 2, inputTokens: 30, outputTokens: 4 },
  } as const
  ledger.add(entry, [
    { deal: 0, payoffs: [0, 0], decisions: [] },
    { deal: 1, payoffs: [0, 0], decisions: [decision] },
  ])
  expect(faultRows(ledger, forgetful)[1]).toEqual({
    agent: 'B',
    illegal: 1,
    unparsable: 0,
    refused: 0,
    timeout: 1,
    error: 0,
    forfeits: 1,
  })
  expect(faultRows(ledger, forgetful)[0].forfeits).toBe(0)
  expect(usageRows(ledger, forgetful)[1]).toEqual({
    agent: 'B',
    calls: 2,
    inputTokens: 30,
    outputTokens: 4,
    cached: 0,
  })
})

describe('a gate', () => {
  test('passes only when the whole interval of the difference is above 0', () => {
    const sure = books(8, 4, (_, deal) => 10 + (deal % 2))
    const passed = evaluateGate(parseGate('A > B', names), sure, forgetful)
    expect(passed).toMatchObject({ agents: ['A', 'B'], difference: 21, passed: true })
    expect(evaluateGate(parseGate('B>A', names), sure, forgetful).passed).toBe(false)
    const unsure = books(8, 4, (_, deal) => (deal % 2 === 0 ? 12 : -10))
    expect(evaluateGate(parseGate('A>B', names), unsure, forgetful)).toMatchObject({
      difference: 2,
      passed: false,
    })
  })

  test('does not pass on a single unit, which says nothing of noise', () => {
    const one = evaluateGate(
      parseGate('A>B', names),
      books(4, 4, () => 10),
      { names, remembers: [true, false, false] },
    )
    expect(one).toMatchObject({ ci95: null, passed: false })
  })

  test.each(['A', 'A>B>C', 'A>A', 'A>', 'A>D'])('%s is refused', (text) => {
    expect(() => parseGate(text, names)).toThrowError(expect.objectContaining({ code: 'BAD_INPUT' }))
  })
})
