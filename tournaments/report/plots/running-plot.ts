import type { RunningMean, RunningPoint } from '../running-mean.ts'
import { FRAME, type Plot } from './plot.ts'

/** The mean of one agent with its interval as deals came in, raw and with the luck taken off. */
export function runningPlot({ agent, raw, corrected }: RunningMean, unit: string): Plot {
  const rowsOf = (points: readonly RunningPoint[], figure: string) =>
    points.flatMap(({ deals, mean, ci95 }) =>
      ci95 === null ? [] : [{ deals, figure, mean, low: ci95[0], high: ci95[1] }],
    )
  const rows = [...rowsOf(raw, 'as played'), ...rowsOf(corrected ?? [], 'luck taken off')]
  return {
    label: `Running mean of ${agent} in ${unit} over deals, with its 95 % interval`,
    spec: {
      ...FRAME,
      data: { values: rows },
      encoding: {
        x: { field: 'deals', type: 'quantitative', title: 'deals', axis: { tickMinStep: 1, grid: false } },
        color: {
          field: 'figure',
          type: 'nominal',
          sort: null,
          legend: corrected === undefined ? null : {},
        },
      },
      layer: [
        {
          mark: { type: 'area', opacity: 0.22, clip: true },
          encoding: {
            y: { field: 'low', type: 'quantitative', title: unit, scale: { domain: domainOf(rows) } },
            y2: { field: 'high' },
          },
        },
        {
          mark: { type: 'line', strokeWidth: 2, clip: true },
          encoding: { y: { field: 'mean', type: 'quantitative', title: unit } },
        },
      ],
    },
  }
}

/** What is shown: all means, and the intervals of the later half. The first ones are as wide as can be and would flatten the rest. */
function domainOf(
  rows: readonly {
    readonly deals: number
    readonly mean: number
    readonly low: number
    readonly high: number
  }[],
): [number, number] {
  const last = Math.max(...rows.map(({ deals }) => deals))
  const late = rows.filter(({ deals }) => deals > last / 2)
  const low = Math.min(...rows.map(({ mean }) => mean), ...late.map((row) => row.low))
  const high = Math.max(...rows.map(({ mean }) => mean), ...late.map((row) => row.high))
  const margin = (high - low) / 20
  return [low - margin, high + margin]
}
