import type { AgentCalibration, Calibration } from '../tournaments/calibration/calibration.ts'
import type { Scores } from '../tournaments/calibration/score.ts'
import { table } from './output.ts'

/** The result of `bidder calibration` for a person. */
export function calibrationText({ game, agents, silent }: Calibration): string {
  const parts = [`${game}: recorded beliefs about what is hidden, against the truth (95 % intervals)`]
  if (agents.length > 0)
    parts.push(
      table(
        ['Agent', 'Decisions', 'Log score, bits', 'Brier', 'Hits', 'Calibration error'],
        agents.flatMap((row) => [
          cells(row.agent, row),
          cells('  the rules alone (uniform)', row.uniform),
          cells('  the truth (oracle)', row.oracle),
        ]),
      ),
      ...agents.map(reliability),
    )
  if (silent.length > 0) parts.push(`No belief that can be read: ${silent.join(', ')}`)
  return parts.join('\n\n')
}

function cells(name: string, { decisions, logScore, brier, hits, calibrationError }: Scores): string[] {
  const estimate = ({ mean, ci95 }: Scores['brier']) =>
    ci95 === null ? mean.toFixed(3) : `${mean.toFixed(3)} [${ci95[0].toFixed(3)}, ${ci95[1].toFixed(3)}]`
  return [
    name,
    String(decisions),
    estimate(logScore),
    estimate(brier),
    `${(100 * hits).toFixed(1)} %`,
    calibrationError.toFixed(3),
  ]
}

function reliability({ agent, reliability }: AgentCalibration): string {
  const rows = reliability.map(({ from, to, decisions, confidence, hits }) => [
    `${from.toFixed(1)} to ${to.toFixed(1)}`,
    String(decisions),
    confidence.toFixed(3),
    hits.toFixed(3),
  ])
  return table([`${agent}: likeliest answer at`, 'Decisions', 'Its chance', 'True'], rows)
}
