import { html, table } from '../html.ts'
import { interval, signed, whole } from '../numbers.ts'
import { predictionPlot } from '../plots/prediction-plot.ts'
import { figure, figures, type SectionMaker } from './section.ts'

/** What agents expected, against what came. */
export const predictionsSection: SectionMaker = async ({ predictions, unit }) => {
  if (predictions.length === 0) return undefined
  return {
    id: 'predictions',
    title: 'Expected and realised',
    body: html`<p>What came of the games, by the utility that the agent expected of the action it chose: decisions in bins of
about the same expectation. On the dashed line both agree.</p>
<div class="beside">${figures(
      await Promise.all(predictions.map((each) => figure(predictionPlot(each, unit), each.agent))),
    )}
${table(
  `What came less what was expected, ${unit}`,
  ['Agent', 'Decisions', 'Mean', '95 % interval'],
  predictions.map(({ agent, decisions, bias }) => [
    agent,
    whole(decisions),
    signed(bias.mean),
    interval(bias.ci95),
  ]),
)}</div>
<p class="note">Intervals take all decisions of a block of deals between two clearings of memories for one observation. A decision early in a game expects what the later ones in it do: the same payoff counts for each.</p>`,
  }
}
