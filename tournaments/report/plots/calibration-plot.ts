import type { AgentCalibration } from '../../calibration/calibration.ts'
import { FRAME, GUIDE, type Plot } from './plot.ts'

/** How often the likeliest answer of an agent's belief was true, by the chance that it gave it. */
export function calibrationPlot({ agent, reliability }: AgentCalibration): Plot {
  const share = { scale: { domain: [0, 1] }, axis: { format: '.0%', tickCount: 5 } }
  return {
    label: `How often what ${agent} held likeliest was true, by how likely it held it; on the dashed line both agree`,
    spec: {
      ...FRAME,
      layer: [
        {
          data: { values: [{ from: 0 }, { from: 1 }] },
          mark: { type: 'line', ...GUIDE },
          encoding: {
            x: { field: 'from', type: 'quantitative', ...share },
            y: { field: 'from', type: 'quantitative', ...share },
          },
        },
        {
          data: { values: reliability.map((bin) => ({ ...bin })) },
          mark: { type: 'line', strokeWidth: 1.5 },
          encoding: {
            x: {
              field: 'confidence',
              type: 'quantitative',
              title: 'chance of the likeliest answer',
              ...share,
            },
            y: { field: 'hits', type: 'quantitative', title: 'how often it was true', ...share },
            color: { datum: agent, legend: null },
          },
        },
        {
          data: { values: reliability.map((bin) => ({ ...bin })) },
          mark: { type: 'point', filled: true, opacity: 1 },
          encoding: {
            x: { field: 'confidence', type: 'quantitative', ...share },
            y: { field: 'hits', type: 'quantitative', ...share },
            size: { field: 'decisions', type: 'quantitative', scale: { range: [20, 160] }, legend: null },
            color: { datum: agent, legend: null },
          },
        },
      ],
    },
  }
}
