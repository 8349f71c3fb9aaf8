import { html, table } from '../html.ts'
import { interval, percent, plainNumber, whole } from '../numbers.ts'
import { lossPlot } from '../plots/loss-plot.ts'
import { figure, figures, type SectionMaker } from './section.ts'

/** What decisions gave up against the best action. */
export const lossesSection: SectionMaker = async ({ losses, finished }) => {
  if (losses === undefined) return undefined
  const { audit, games } = losses
  const graded = audit.agents.filter(({ decisions }) => decisions > 0)
  const left = audit.agents.filter(({ decisions }) => decisions === 0).map(({ agent }) => agent)
  return {
    id: 'losses',
    title: 'Graded decisions',
    body: html`<p>What decisions gave up against the best action, if the opponent plays by its policy, or against the
equilibrium where the game can be solved: ${whole(audit.decisions)} decisions of ${whole(games)} games${
      games < finished ? html`, spread evenly over the ${whole(finished)} of the record` : ''
    }.</p>
<div class="beside">${figures(
      await Promise.all(
        graded
          .filter(({ meanLoss }) => meanLoss !== null && meanLoss > 0)
          .map((each) => figure(lossPlot(each), each.agent)),
      ),
    )}
${table(
  `Mean loss for a decision, ${audit.unit}`,
  ['Agent', 'Decisions', 'Mean loss', '95 % interval', 'Best decisions'],
  graded.map(({ agent, decisions, meanLoss, ci95, best }) => [
    agent,
    whole(decisions),
    plainNumber(meanLoss ?? 0),
    interval(ci95, plainNumber),
    percent(best),
  ]),
)}</div>
<p class="note">Drawings cut intervals off at four times the largest mean; the table has them whole.</p>
${left.length === 0 ? '' : html`<p class="note">Could not be graded, for nobody knows how their opponents play: ${left.join(', ')}.</p>`}`,
  }
}
