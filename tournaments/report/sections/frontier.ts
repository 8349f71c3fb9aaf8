import { html } from '../html.ts'
import { whole } from '../numbers.ts'
import { frontierPlot } from '../plots/frontier-plot.ts'
import { figure, figures, type SectionMaker } from './section.ts'

/** Payoffs against what could be had. */
export const frontierSection: SectionMaker = async ({ frontiers }) => {
  if (frontiers.length === 0) return undefined
  const thinned = frontiers.filter(({ games, points }) => points.length < games)
  return {
    id: 'frontier',
    title: 'Payoffs and the Pareto frontier',
    body: html`<p>Each point is a game: what the agent and the other gained over no agreement, as shares of the most that
each could have gained. The line is the mean over these games of the Pareto frontier: of the most that the other could have had
where the agent has at least so much.</p>
${figures(
  await Promise.all(
    frontiers.map((each) => figure(frontierPlot(each), html`${each.agent}, ${whole(each.games)} games`)),
  ),
)}
<p class="note">Games of one point can lie beyond the mean line: every game has a frontier of its own, which its page below draws.${
      thinned.length === 0 ? '' : html` Of many games ${whole(thinned[0].points.length)} are drawn.`
    }</p>`,
  }
}
