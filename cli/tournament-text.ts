import type { TournamentResult } from '../tournaments/run.ts'
import { comparisonText } from './comparison-text.ts'
import { interval, signed } from './interval-text.ts'
import { measuresText } from './measures-text.ts'
import { table } from './output.ts'
import { matchedText, usageText } from './usage-text.ts'

/** A tournament for a person: standings, pairings, measures, faults if there were any, and how the intervals were made. */
export function tournamentText(result: TournamentResult): string {
  const measures = measuresText(result)
  return [
    ...results(result),
    ...(measures === ''
      ? []
      : [
          `${measures}\n\`bidder games\` says what each measures. Shares of games have exact binomial intervals, over the same units.`,
        ]),
    ...comparisonText(result),
    ...notes(result),
  ].join('\n\n')
}

/** Standings and pairings. */
function results(result: TournamentResult): string[] {
  const { unit } = result
  const deals = `${result.deals} ${result.instances === undefined ? 'deals' : 'instances of the file'}`
  return [
    `${result.game}, ${deals} a pairing, each played from every seat, seed ${result.seed}`,
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
    pairingTable(result),
  ]
}

/** What one of two players wins of the other is told once; else all of them have a line. */
function pairingTable({ pairings, unit, zeroSum }: TournamentResult): string {
  const luck = pairings.some(({ corrected }) => corrected !== undefined)
    ? ['Luck taken off', '95 % interval']
    : []
  const rows = pairings.flatMap(({ agents, mean, ci95, games, corrected }) =>
    agents.map((agent, place) => ({
      agent,
      pairing: place === 0 ? agents.join(' - ') : '',
      cells: [
        signed(mean[agent]),
        interval(ci95[agent]),
        ...(corrected === undefined ? [] : [signed(corrected.mean[agent]), interval(corrected.ci95[agent])]),
        grouped(games),
      ],
      first: place === 0,
    })),
  )
  return zeroSum && pairings.every(({ agents }) => agents.length === 2)
    ? table(
        ['Pairing', `First, ${unit}`, '95 % interval', ...luck, 'Games'],
        rows.filter(({ first }) => first).map(({ pairing, cells }) => [pairing, ...cells]),
      )
    : table(
        ['Pairing', 'Agent', unit, '95 % interval', ...luck, 'Games'],
        rows.map(({ pairing, agent, cells }) => [pairing, agent, ...cells]),
      )
}

/** Faults, how intervals were made, and what else is to be known of a result. */
function notes(result: TournamentResult): string[] {
  const { unit } = result
  const parts: string[] = []
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
  parts.push(...usageText(result.usage), ...matchedText(result))
  const kind =
    result.sequential === undefined
      ? 'Student t at 95 %'
      : 'a confidence sequence at 95 %, which may be looked at all the time,'
  parts.push(
    `Means are per game, first averaged over all seatings of one deal. Intervals are ${kind} over independent units: matches where a player remembers from game to game, deals otherwise.`,
  )
  if (result.sequential !== undefined) {
    const { untilWidth, width, reached } = result.sequential
    const found =
      width === null ? 'there are too few units to say' : `the widest is ${signed(width).slice(1)}`
    parts.push(
      reached
        ? `It stopped because every interval of a pairing is at most ${untilWidth} wide: ${found}.`
        : `No width of ${untilWidth} was reached with all the deals that were allowed: ${found}; allow more with --deals.`,
    )
  }
  if (result.pairings.some(({ corrected }) => corrected !== undefined))
    parts.push(
      'Luck is what chance gave, in terms whose expectation is exactly zero (docs/statistics.md): with it taken off a mean is as true, and surer.',
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
  return parts
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}
