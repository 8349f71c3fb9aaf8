import { html, table } from '../html.ts'
import { interval, signed, whole } from '../numbers.ts'
import { standingsPlot } from '../plots/standings-plot.ts'
import { figure, figures, type SectionMaker } from './section.ts'

/** Who stands where, with intervals drawn. */
export const standingsSection: SectionMaker = async ({ judged, unit }) => {
  if (judged === undefined) return undefined
  const { standings, ratings } = judged.result
  const luck = standings.some(({ corrected }) => corrected !== undefined)
  const rating = new Map(ratings.map((row) => [row.agent, row]))
  const [{ interval: made }] = standings
  return {
    id: 'standings',
    title: 'Standings',
    body: html`<div class="beside">${figures([
      await figure(standingsPlot(standings, unit), 'Means with 95 % intervals'),
    ])}
${table(
  `Mean per game, ${unit}`,
  [
    'Agent',
    'Rank',
    'Mean',
    '95 % interval',
    ...(luck ? ['Luck taken off', '95 % interval'] : []),
    'Rating',
    'Games',
  ],
  standings.map(({ agent, rank, mean, ci95, corrected, games }) => [
    agent,
    rank,
    signed(mean),
    interval(ci95),
    ...(luck
      ? [
          corrected === undefined ? '' : signed(corrected.mean),
          corrected === undefined ? '' : interval(corrected.ci95),
        ]
      : []),
    whole(rating.get(agent)?.rating ?? 0),
    whole(games),
  ]),
)}</div>
<p class="note">Means are over the agent’s pairings, per game, averaged first over all seatings of one deal. Intervals are ${
      made.method === 't' ? 'Student’s t' : 'confidence sequences, which may be looked at all the time,'
    } at 95 % over independent units: matches where a player remembers from game to game, deals otherwise. Ratings are Bradley and Terry’s by deals that one comes out ahead in: 400 points are odds of ten to one.</p>`,
  }
}
