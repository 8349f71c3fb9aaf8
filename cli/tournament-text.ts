import type { TournamentResult } from '../tournaments/run.ts'
import { table } from './output.ts'
import { usageText } from './usage-text.ts'

/** Low and high at 95 %, or null where there are too few units for one. */
export type Interval = TournamentResult['standings'][number]['ci95']

/** A tournament for a person: standings, pairings, faults if there were any, and how the intervals were made. */
export function tournamentText(result: TournamentResult): string {
  const { unit } = result
  const parts = [
    `${result.game}, ${result.deals} deals a pairing, each played from every seat, seed ${result.seed}`,
    table(
      ['Agent', 'Rank', unit, '95 % interval', 'Games'],
      result.standings.map(({ rank, agent, mean, ci95, games }) => [
        agent,
        String(rank),
        signed(mean),
        interval(ci95),
        grouped(games),
      ]),
    ),
    table(
      ['Pairing', `First, ${unit}`, '95 % interval', 'Games'],
      result.pairings.map(({ agents, mean, ci95, games }) => [
        agents.join(' - '),
        signed(mean[agents[0]]),
        interval(ci95[agents[0]]),
        grouped(games),
      ]),
    ),
  ]
  const faults = result.faults.filter(({ agent: _, ...counts }) =>
    Object.values(counts).some((count) => count > 0),
  )
  if (faults.length > 0)
    parts.push(
      table(
        ['Faults', 'Illegal', 'Unparsable', 'Refused', 'Timeout', 'Error', 'Forfeits'],
        faults.map(({ agent, illegal, unparsable, refused, timeout, error, forfeits }) => [
          agent,
          ...[illegal, unparsable, refused, timeout, error, forfeits].map(String),
        ]),
      ),
    )
  parts.push(...usageText(result.usage))
  parts.push(
    'Means are per game, first averaged over all seatings of one deal. Intervals are Student t at 95 % over independent units: matches where a player remembers from game to game, deals otherwise.',
  )
  if (result.gate !== undefined) {
    const { agents, difference, ci95, passed } = result.gate
    parts.push(
      `Gate ${agents.join(' > ')}: ${passed ? 'passed' : 'failed'}; the difference is ${signed(difference)} ${unit}, 95 % interval ${interval(ci95)}.`,
    )
  }
  if (result.games.resumed > 0)
    parts.push(`${grouped(result.games.resumed)} games were in the record already.`)
  if (result.out) parts.push(`The record is in ${result.out}.`)
  return parts.join('\n\n')
}

/** 1234.5 as "+1,235", with one decimal below 100. */
export function signed(value: number): string {
  if (!Number.isFinite(value)) return 'unknown'
  const digits = Math.abs(value) < 100 ? 1 : 0
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return `${value < 0 ? '-' : '+'}${text}`
}

/** An interval as "[-12.0, +1,235]"; too few units have none. */
export function interval(ci95: Interval): string {
  return ci95 === null ? 'too few to say' : `[${signed(ci95[0])}, ${signed(ci95[1])}]`
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}
