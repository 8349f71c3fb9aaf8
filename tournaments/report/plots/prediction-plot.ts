import type { AgentPredictions } from '../predictions.ts'
import { FRAME, GUIDE, type Plot } from './plot.ts'

/** What came of an agent's decisions, by what it expected of them. */
export function predictionPlot({ agent, bins }: AgentPredictions, unit: string): Plot {
  const rows = bins.map(({ predicted, realised, ci95, decisions }) => ({
    predicted,
    realised,
    decisions,
    low: ci95?.[0] ?? realised,
    high: ci95?.[1] ?? realised,
  }))
  const ends = [
    Math.min(...rows.map(({ predicted }) => predicted)),
    Math.max(...rows.map(({ predicted }) => predicted)),
  ]
  // A bin whose decisions are of few deals has an interval that would flatten all others.
  const values = rows.flatMap(({ predicted, realised }) => [predicted, realised])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const margin = (most - least) / 3 || 1
  const scale = { domain: [least - margin, most + margin] }
  const x = { field: 'predicted', type: 'quantitative', title: `expected, ${unit}` } as const
  return {
    label: `Payoffs of ${agent} in ${unit} with 95 % intervals, by what it expected; on the dashed line both agree`,
    spec: {
      ...FRAME,
      layer: [
        {
          data: { values: ends.map((end) => ({ predicted: end, realised: end })) },
          mark: { type: 'line', ...GUIDE },
          encoding: { x, y: { field: 'realised', type: 'quantitative', scale } },
        },
        {
          data: { values: rows },
          mark: { type: 'rule', strokeWidth: 2, clip: true },
          encoding: {
            x,
            y: { field: 'low', type: 'quantitative', title: `came, ${unit}` },
            y2: { field: 'high' },
            color: { datum: agent, legend: null },
          },
        },
        {
          data: { values: rows },
          mark: { type: 'point', filled: true, size: 45, opacity: 1 },
          encoding: {
            x,
            y: { field: 'realised', type: 'quantitative' },
            color: { datum: agent, legend: null },
          },
        },
      ],
    },
  }
}
