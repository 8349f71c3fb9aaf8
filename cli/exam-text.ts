import type { ExamResult, Marks } from '../tournaments/exam/report.ts'
import type { Interval } from '../tournaments/statistics/interval.ts'
import { table } from './output.ts'

/** The marks of an exam for a person. */
export function examText(result: ExamResult): string {
  const { game, spots, sample, history, seed, unit, agents, pairs } = result
  const drawn = sample === 'hard' ? 'where a plain reasoner errs' : 'drawn as they come up in play'
  const lines = [
    `${game}: ${spots} decisions ${drawn}, each after ${history} games against the same opponent (seed ${seed}).`,
    `Loss is the expected payoff given up against the best action, ${unit}, a decision; with its 95 % interval.`,
    '',
    table(
      ['Agent', 'Loss', '95 %', 'Best found', 'Belief, bits', 'Tokens', 'Forfeits'],
      agents.map((row) => [
        row.agent,
        number(row.loss),
        interval(row.ci95),
        percent(row.best),
        row.beliefLogScore === undefined ? '-' : row.beliefLogScore.toFixed(3),
        row.tokens === undefined ? '-' : row.tokens.toFixed(0),
        String(row.forfeits),
      ]),
    ),
  ]
  const hard = agents.flatMap(({ agent, hard }) => (hard === undefined ? [] : [{ agent, ...hard }]))
  if (hard.length > 0)
    lines.push(
      '',
      `On ${hard[0].spots} hard decisions, where a plain reasoner errs:`,
      table(
        ['Agent', 'Loss', '95 %', 'Best found'],
        hard.map((row) => [row.agent, ...marks(row)]),
      ),
    )
  if (pairs.length > 0)
    lines.push(
      '',
      table(
        ['Over the same decisions', 'Difference of loss', '95 %'],
        pairs.map((pair) => [pair.agents.join(' - '), signed(pair.difference), interval(pair.ci95)]),
      ),
    )
  const strata = agents[0].strata
  lines.push(
    '',
    table(
      ['Loss by', 'Spots', ...agents.map(({ agent }) => agent)],
      strata.map(({ by, name, spots }, i) => [
        `${by}: ${name}`,
        String(spots),
        ...agents.map((row) => number(row.strata[i].loss)),
      ]),
    ),
  )
  return lines.join('\n')
}

const marks = ({ loss, ci95, best }: Marks): string[] => [number(loss), interval(ci95), percent(best)]
const number = (value: number): string => (Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3))
const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(value)}`
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`
const interval = (ci95: Interval): string =>
  ci95 === null ? '-' : `[${number(ci95[0])}, ${number(ci95[1])}]`
