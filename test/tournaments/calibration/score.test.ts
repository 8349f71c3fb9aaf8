import { describe, expect, it } from 'vitest'
import { BeliefScores } from '../../../tournaments/calibration/score.ts'
import { statedBelief } from '../../../tournaments/calibration/stated-belief.ts'

describe('Scores of beliefs', () => {
  it('are the logarithmic score in bits and the squared distance from the truth', () => {
    const scores = new BeliefScores()
    scores.add(0, [0.5, 0.25, 0.25], 0)
    scores.add(1, [0.5, 0.25, 0.25], 1)
    const { logScore, brier, hits, decisions } = scores.scores() ?? {}
    expect([decisions, logScore?.mean, hits]).toEqual([2, -1.5, 0.5])
    expect(brier?.mean).toBeCloseTo((0.25 + 0.0625 + 0.0625 + 0.25 + 0.5625 + 0.0625) / 2, 12)
  })

  it('call a belief calibrated that is right as often as it says', () => {
    const scores = new BeliefScores()
    for (let i = 0; i < 10; i++) scores.add(i, [0.7, 0.3], i < 7 ? 0 : 1)
    expect(scores.scores()?.calibrationError).toBeCloseTo(0, 12)
    expect(scores.scores()?.reliability).toEqual([
      { from: 0.7, to: 0.8, decisions: 10, confidence: expect.closeTo(0.7, 12), hits: 0.7 },
    ])
  })

  it('measure by how much one is too sure, bin by bin', () => {
    const scores = new BeliefScores()
    for (let i = 0; i < 10; i++) scores.add(i, [0.95, 0.05], i < 6 ? 0 : 1)
    for (let i = 0; i < 10; i++) scores.add(i, [0.45, 0.55], i < 6 ? 1 : 0)
    expect(scores.scores()?.calibrationError).toBeCloseTo((0.35 + 0.05) / 2, 12)
  })

  it('let one certain error cost twenty bits, not infinitely many', () => {
    const scores = new BeliefScores()
    scores.add(0, [1, 0], 1)
    expect(scores.scores()?.logScore).toEqual({ mean: Math.log2(1e-6), ci95: null })
  })

  it('take what is in one unit for one observation', () => {
    const [together, apart] = [new BeliefScores(), new BeliefScores()]
    for (let i = 0; i < 12; i++) {
      together.add(i % 2, [0.5 + 0.4 * (i % 2), 0.5 - 0.4 * (i % 2)], 0)
      apart.add(i, [0.5 + 0.4 * (i % 2), 0.5 - 0.4 * (i % 2)], 0)
    }
    const width = (scores: BeliefScores) => {
      const [low, high] = scores.scores()?.logScore.ci95 ?? [0, 0]
      return high - low
    }
    expect(width(together)).toBeGreaterThan(5 * width(apart))
  })

  it('share a hit among answers that are equally likely', () => {
    const scores = new BeliefScores()
    scores.add(0, [0.5, 0.5], 1)
    expect(scores.scores()?.hits).toBe(0.5)
  })
})

describe('A stated belief', () => {
  const question = { names: ['a', 'b', 'c', 'd'], prior: [0.4, 0.3, 0.3, 0], truth: 0 }

  it('spreads what it leaves out over what the rules allow', () => {
    const deliberation = { belief: { hidden: [{ hidden: 'a', after: 0.5 }] } }
    expect(statedBelief(deliberation, question)).toEqual([0.5, 0.25, 0.25, 0])
  })

  it('is read by groups where it has them', () => {
    const groups = [
      { group: 'b', after: 0.9 },
      { group: 'c', after: 0.1 },
    ]
    const belief = statedBelief({ belief: { groups, hidden: [{ hidden: 'a', after: 1 }] } }, question)
    expect(belief?.map((chance) => Number(chance.toFixed(6)))).toEqual([0, 0.9, 0.1, 0])
  })

  it.each([[undefined], [{}], ['a king'], [{ belief: { hidden: [{ hidden: 'e', after: 1 }] } }]])(
    'is none where a deliberation says nothing of the answers: %j',
    (deliberation) => expect(statedBelief(deliberation, question)).toBeUndefined(),
  )
})
