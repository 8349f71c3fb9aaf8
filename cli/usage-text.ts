import type { TournamentResult } from '../tournaments/run.ts'
import { table } from './output.ts'

/** What language models were used for, as a table; nothing where none was. */
export function usageText(usage: TournamentResult['usage']): string[] {
  const used = usage.filter(({ calls }) => calls > 0)
  if (used.length === 0) return []
  const count = (value: number) => value.toLocaleString('en-US')
  return [
    table(
      ['Language models', 'Calls', 'Tokens in', 'Tokens out', 'Replayed', 'USD'],
      used.map(({ agent, calls, inputTokens, outputTokens, cached, cost }) => [
        agent,
        ...[calls, inputTokens, outputTokens, cached].map(count),
        cost === undefined ? '-' : cost.toFixed(4),
      ]),
    ),
  ]
}
