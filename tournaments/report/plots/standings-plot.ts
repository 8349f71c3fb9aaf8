import type { Standing } from '../../statistics/standings.ts'
import { FRAME, type Plot } from './plot.ts'

const RAW = 'as played'
const LUCKLESS = 'luck taken off'

/** The mean of every agent with its interval, raw and with the luck taken off. */
export function standingsPlot(standings: readonly Standing[], unit: string): Plot {
  const rows = standings.flatMap(({ agent, mean, ci95, corrected }) => [
    { agent, figure: RAW, mean, low: ci95?.[0], high: ci95?.[1] },
    ...(corrected === undefined
      ? []
      : [
          {
            agent,
            figure: LUCKLESS,
            mean: corrected.mean,
            low: corrected.ci95?.[0],
            high: corrected.ci95?.[1],
          },
        ]),
  ])
  const two = rows.some(({ figure }) => figure === LUCKLESS)
  return {
    label: `Mean of each agent in ${unit} with its 95 % interval`,
    spec: {
      ...FRAME,
      height: 70 + standings.length * (two ? 44 : 30),
      data: { values: rows },
      encoding: {
        y: { field: 'agent', type: 'nominal', sort: null, title: null, axis: { grid: true } },
        color: { field: 'figure', type: 'nominal', sort: null, legend: two ? {} : null },
        ...(two ? { yOffset: { field: 'figure', type: 'nominal', sort: null } } : {}),
      },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2.5 },
          encoding: { x: { field: 'low', type: 'quantitative', title: unit }, x2: { field: 'high' } },
        },
        {
          mark: { type: 'point', filled: true, size: 55, opacity: 1 },
          encoding: { x: { field: 'mean', type: 'quantitative', title: unit } },
        },
      ],
    },
  }
}
