import { expect, test } from 'vitest'
import { inBrief } from '../../tournaments/deliberation-brief.ts'

const numbered = <Item>(count: number, item: (i: number) => Item) =>
  Array.from({ length: count }, (_, i) => item(i))

test('a list is cut at 16 entries, and fractions at six digits', () => {
  const hidden = numbered(40, (i) => ({ hidden: `h${i}`, after: 1 / (i + 3) }))
  const brief = Object(inBrief({ hidden }))
  expect(brief.hidden).toHaveLength(16)
  expect(brief.hidden[0].after).toBe(0.333333)
})

test('every action keeps its worth, so that the choice is among them, with the likeliest replies alone', () => {
  const predicted = numbered(30, (i) => ({ action: i, chance: i / 435 }))
  const actions = numbered(30, (i) => ({ action: i, expectedUtility: i, standardError: 0, predicted }))
  const brief = Object(inBrief({ choice: 29, actions, acceptance: numbered(30, () => 0.5) }))
  expect(brief.actions).toHaveLength(30)
  expect(brief.actions[brief.choice].expectedUtility).toBe(29)
  expect(brief.actions[29].predicted.map(({ action }: { action: number }) => action)).toEqual([
    29, 28, 27, 26,
  ])
  expect(brief.acceptance).toHaveLength(30)
})

test('a belief over many classes keeps the chance of each', () => {
  const classes = numbered(169, (i) => ({ hiddenClass: `c${i}`, before: 1 / 169, after: 1 / 169 }))
  const { belief } = Object(inBrief({ belief: { classes } }))
  expect(belief.classes).toHaveLength(16)
  expect(Object.keys(belief.classChances)).toHaveLength(169)
  expect(belief.classChances.c168).toBe(0.00592)
})

test('a belief over few classes is told once', () => {
  const classes = numbered(3, (i) => ({ hiddenClass: `c${i}`, before: 1 / 3, after: 1 / 3 }))
  expect(Object(inBrief({ belief: { classes } })).belief).not.toHaveProperty('classChances')
})

test('a belief over hidden states keeps the chance of each where they are not too many', () => {
  const hidden = (count: number) => numbered(count, (i) => ({ hidden: `${i}`, before: 0, after: 1 / count }))
  const { belief } = Object(inBrief({ belief: { hidden: hidden(101) } }))
  expect(belief.hidden).toHaveLength(16)
  expect(Object.keys(belief.hiddenChances)).toHaveLength(101)
  expect(belief.hiddenChances[100]).toBe(0.0099)
  expect(Object(inBrief({ belief: { hidden: hidden(1225) } })).belief).not.toHaveProperty('hiddenChances')
})
