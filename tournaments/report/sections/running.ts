import { html } from '../html.ts'
import { runningPlot } from '../plots/running-plot.ts'
import { figure, figures, type SectionMaker } from './section.ts'

/** How the means came to what they are. */
export const runningSection: SectionMaker = async ({ judged, unit }) => {
  const running =
    judged?.running.filter(({ raw }) => raw.filter(({ ci95 }) => ci95 !== null).length > 1) ?? []
  if (running.length === 0) return undefined
  const drawn = running.map((each) => figure(runningPlot(each, unit), each.agent))
  return {
    id: 'running',
    title: 'Running means',
    body: html`<p>The mean of each agent over its pairings as deals came in, with its 95 % interval${
      running.some(({ corrected }) => corrected !== undefined)
        ? '. With the luck of the cards taken off it is as true, and surer'
        : ''
    }.</p>${figures(await Promise.all(drawn))}
<p class="note">A drawing shows every mean, and of the first, widest intervals what there is room for.</p>`,
  }
}
