import type { TournamentResult } from '../tournaments/run.ts'
import { interval, signed } from './interval-text.ts'
import { table } from './output.ts'

/** Comparisons in pairs and ratings of a tournament of three agents or more; nothing for two, whose pairing says it all. */
export function comparisonText({ comparisons, ratings, unit }: TournamentResult): string[] {
  if (ratings.length < 3) return []
  const points = (value: number) => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(0)}`
  const rated = table(
    ['Rating', 'Points', '95 % interval', 'Ahead', 'Level', 'Behind'],
    ratings.map(({ agent, rating, ci95, wins, draws, losses, separated }) => [
      agent,
      points(rating),
      separated
        ? 'cannot be told'
        : ci95 === null
          ? 'too few to say'
          : `[${points(ci95[0])}, ${points(ci95[1])}]`,
      ...[wins, draws, losses].map(String),
    ]),
  )
  const apart = ratings.filter(({ separated }) => separated).map(({ agent }) => agent)
  const notes = [
    'Ratings are by deals that one comes out ahead in: 400 points are odds of ten to one.',
    ...(apart.length === 0
      ? []
      : [
          `How far ${apart.join(', ')} ${apart.length === 1 ? 'is' : 'are'} from the rest cannot be told: all deals went one way.`,
        ]),
  ]
  if (comparisons.length === 0) return [rated, notes.join(' ')]
  const compared = table(
    ['First less second', unit, '95 % interval', 'p', 'p, Holm'],
    comparisons.map(({ agents, difference, ci95, p, holm }) => [
      agents.join(' - '),
      signed(difference),
      interval(ci95),
      ...[p, holm].map((chance) =>
        chance === null ? '-' : chance < 0.0001 ? '< 0.0001' : chance.toFixed(4),
      ),
    ]),
  )
  notes.push(
    'Two agents are compared by what each got from the same opponents, on the same deals in the same seats.',
  )
  return [rated, compared, notes.join(' ')]
}
