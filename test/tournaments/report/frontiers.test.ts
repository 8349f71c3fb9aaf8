import { expect, test } from 'vitest'
import { Frontiers } from '../../../tournaments/report/frontiers.ts'

const attainable = {
  frontier: [
    [2, 12],
    [7, 7],
    [12, 2],
  ],
  disagreement: [2, 2],
  offers: [],
}

test('gains over no agreement are shares of the most that each could have gained', () => {
  const frontiers = new Frontiers(['a', 'b'])
  frontiers.add(['a', 'b'], [7, 12], attainable)
  const [a, b] = frontiers.frontiers()
  expect(a.points).toEqual([{ own: 0.5, other: 1 }])
  expect(b.points).toEqual([{ own: 1, other: 0.5 }])
})

test('the frontier at a share is the most that the other can have where the agent has at least so much', () => {
  const frontiers = new Frontiers(['a', 'b'])
  frontiers.add(['a', 'b'], [7, 7], attainable)
  const [{ frontier }] = frontiers.frontiers()
  const at = (own: number) => frontier.find((point) => point.own === own)?.other
  expect([at(0), at(0.025), at(0.5), at(0.525), at(1)]).toEqual([1, 0.5, 0.5, 0, 0])
})

test('games in which one can gain nothing have no share, and of many games some are drawn', () => {
  const frontiers = new Frontiers(['a', 'b'])
  frontiers.add(['a', 'b'], [2, 2], { ...attainable, frontier: [[2, 12]] })
  expect(frontiers.frontiers()).toEqual([])
  for (let i = 0; i < 1000; i++) frontiers.add(['a', 'b'], [7, 7], attainable)
  const [{ games, points }] = frontiers.frontiers()
  expect([games, points.length]).toEqual([1000, 240])
})
