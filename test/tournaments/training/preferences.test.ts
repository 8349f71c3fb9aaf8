import { describe, expect, it } from 'vitest'
import { bestAnswers, type Lesson, Preferences } from '../../../tournaments/training/preferences.ts'

const all = { minGap: 0, confidence: 0 }
const lesson = (action: string, loss: number, more: Partial<Lesson> = {}): Lesson => ({
  ...{ situation: 's', opponent: 'o', action, answer: `${action} by a`, agent: 'a', loss, standardError: 0 },
  ...more,
})

function pairsOf(lessons: readonly Lesson[], filter = all) {
  const preferences = new Preferences()
  for (const each of lessons) preferences.add(each)
  const { pairs, contradicted } = preferences.pairs(filter)
  return {
    pairs: pairs.map(({ chosen, rejected, gap }) => [chosen.action, rejected.action, gap]),
    contradicted,
  }
}

describe('Decisions are paired', () => {
  it('in the same situation against the same opponent, the best beside each that was worse', () => {
    const lessons = [
      lesson('fold', 3),
      lesson('raise', 0),
      lesson('call', 1),
      lesson('call', 1, { agent: 'b' }),
    ]
    expect(pairsOf(lessons).pairs).toEqual([
      ['raise', 'call', 1],
      ['raise', 'fold', 3],
    ])
    expect(pairsOf([lesson('fold', 3), lesson('raise', 0, { situation: 't' })]).pairs).toEqual([])
    expect(pairsOf([lesson('fold', 3), lesson('raise', 0, { opponent: 'p' })]).pairs).toEqual([])
  })

  it('once each, however many opponents agree, and not at all where they do not', () => {
    const other = { opponent: 'p' }
    const agreed = [lesson('fold', 3), lesson('call', 0), lesson('fold', 2, other), lesson('call', 0, other)]
    expect(pairsOf(agreed)).toEqual({ pairs: [['call', 'fold', 3]], contradicted: 0 })
    const against = [lesson('fold', 3), lesson('call', 0), lesson('fold', 0, other), lesson('call', 2, other)]
    expect(pairsOf(against)).toEqual({ pairs: [], contradicted: 2 })
  })

  it('never where both are as good', () => {
    expect(pairsOf([lesson('fold', 1), lesson('call', 1)]).pairs).toEqual([])
  })

  it('by gap and by how sure that is, in the light of both errors', () => {
    // Student's t with 5 degrees of freedom: 2.015 errors are 95 %.
    const at = (gap: number) => [
      lesson('fold', gap, { standardError: 4 }),
      lesson('call', 0, { standardError: 3 }),
    ]
    const sure = { minGap: 0, confidence: 0.95 }
    expect(pairsOf(at(2.02 * 5), sure).pairs).toHaveLength(1)
    expect(pairsOf(at(2.01 * 5), sure).pairs).toHaveLength(0)
    expect(pairsOf(at(9), { minGap: 9, confidence: 0 }).pairs).toHaveLength(1)
    expect(pairsOf(at(9), { minGap: 9.1, confidence: 0 }).pairs).toHaveLength(0)
  })
})

it('A situation has one best answer, or none where opponents make several the best', () => {
  const preferences = new Preferences()
  for (const each of [lesson('call', 0), lesson('fold', 1), lesson('raise', 2)]) preferences.add(each)
  for (const opponent of ['o', 'p'])
    for (const each of [
      lesson('x', opponent === 'o' ? 0 : 2),
      lesson('y', opponent === 'o' ? 1 : 0),
      lesson('z', 3),
    ])
      preferences.add({ ...each, situation: 't', opponent })
  const { examples, ambiguous } = bestAnswers(preferences.pairs(all).pairs)
  expect(examples.map(({ chosen }) => chosen.action)).toEqual(['call'])
  expect(ambiguous).toBe(1)
})
