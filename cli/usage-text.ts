import type { TournamentResult } from '../tournaments/run.ts'
import { table } from './output.ts'

const count = (value: number): string => value.toLocaleString('en-US')

/** How the tokens of agents were matched, in a line for each; nothing where they were not. */
export function matchedText({ matched }: TournamentResult): string[] {
  if (matched === undefined) return []
  const { to, tokensPerDecision, agents, pilot } = matched
  return [
    [
      `Samples are matched to ${to}, which spent ${count(tokensPerDecision)} tokens on a decision in a pilot of ${count(pilot.calls)} calls:`,
      ...agents.map(
        ({ agent, samples, tokensPerDecision: tokens }) =>
          `  ${agent}: ${samples === 1 ? '1 sample' : `${count(samples)} samples`}, ${count(tokens)} tokens${tokens > tokensPerDecision ? ', the least there is' : ''}`,
      ),
    ].join('\n'),
  ]
}

/** What language models were used for, as a table; nothing where none was. */
export function usageText(usage: TournamentResult['usage']): string[] {
  const used = usage.filter(({ calls }) => calls > 0)
  if (used.length === 0) return []
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
