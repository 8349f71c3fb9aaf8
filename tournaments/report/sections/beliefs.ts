import { html, table } from '../html.ts'
import { interval, percent, signed, whole } from '../numbers.ts'
import { calibrationPlot } from '../plots/calibration-plot.ts'
import { figure, figures, type SectionMaker } from './section.ts'

/** How good beliefs were, against what was true. */
export const beliefsSection: SectionMaker = async ({ calibration }) => {
  if (calibration === undefined || calibration.agents.length === 0) return undefined
  const { agents, silent } = calibration
  return {
    id: 'beliefs',
    title: 'Beliefs against the truth',
    body: html`<p>How often what an agent held likeliest was true, by how likely it held it: on the dashed line both agree.
Larger points stand for more decisions.</p>
<div class="beside">${figures(await Promise.all(agents.map((each) => figure(calibrationPlot(each), each.agent))))}
${table(
  'Scores of beliefs; 0 bits is certainty of what is true',
  [
    'Agent',
    'Decisions',
    'Log score, bits',
    '95 % interval',
    'Knowing the rules alone',
    'Likeliest is true',
    'Calibration error',
  ],
  agents.map(({ agent, decisions, logScore, uniform, hits, calibrationError }) => [
    agent,
    whole(decisions),
    signed(logScore.mean),
    interval(logScore.ci95),
    signed(uniform.logScore.mean),
    percent(hits),
    percent(calibrationError),
  ]),
)}</div>
${silent.length === 0 ? '' : html`<p class="note">States no belief: ${silent.join(', ')}.</p>`}`,
  }
}
