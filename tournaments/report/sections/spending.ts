import { html, table } from '../html.ts'
import { plainNumber, signed, whole } from '../numbers.ts'
import { type Spender, strengthPlot } from '../plots/strength-plot.ts'
import { figure, figures, type SectionMaker } from './section.ts'

/** What was spent, against what was won. */
export const spendingSection: SectionMaker = async ({ judged, unit, costs }) => {
  const usage = judged?.result.usage ?? []
  if (judged === undefined || usage.every(({ calls }) => calls === 0)) return undefined
  const standing = new Map(judged.result.standings.map((row) => [row.agent, row]))
  const spenders = (spentOf: (agent: string) => number): Spender[] =>
    [...standing.values()].map(({ agent, mean, ci95, games }) => ({
      agent,
      spent: spentOf(agent) / games,
      mean,
      low: ci95?.[0] ?? mean,
      high: ci95?.[1] ?? mean,
    }))
  const tokens = new Map(usage.map((row) => [row.agent, row.inputTokens + row.outputTokens]))
  const games = (agent: string) => standing.get(agent)?.games ?? 1
  const priced = costs.size > 0
  const drawn = [
    figure(
      strengthPlot(
        spenders((agent) => tokens.get(agent) ?? 0),
        'tokens a game',
        unit,
      ),
      'Tokens and strength',
    ),
    ...(priced
      ? [
          figure(
            strengthPlot(
              spenders((agent) => costs.get(agent) ?? 0),
              'US dollars a game',
              unit,
            ),
            'Cost and strength',
          ),
        ]
      : []),
  ]
  return {
    id: 'spending',
    title: 'Tokens, cost and strength',
    body: html`<div class="beside">${figures(await Promise.all(drawn))}
${table(
  'What language models were asked',
  ['Agent', 'Mean', 'Calls', 'Tokens in', 'Tokens out', 'Tokens a game', ...(priced ? ['US dollars'] : [])],
  usage.map(({ agent, calls, inputTokens, outputTokens }) => [
    agent,
    signed(standing.get(agent)?.mean ?? 0),
    whole(calls),
    whole(inputTokens),
    whole(outputTokens),
    whole((inputTokens + outputTokens) / games(agent)),
    ...(priced ? [costs.has(agent) ? plainNumber(costs.get(agent) ?? 0) : '–'] : []),
  ]),
)}</div>
${priced ? '' : html`<p class="note">What it cost is told where prices are given: <code>bidder report DIR --prices FILE</code>.</p>`}`,
  }
}
