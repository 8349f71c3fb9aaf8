import type { AgentAudit } from '../../audit/agent-sums.ts'
import { FRAME, type Plot } from './plot.ts'

/** What an agent gave up in a decision, by the stage of the game. */
export function lossPlot({ agent, stages, unit }: AgentAudit): Plot {
  const rows = stages.map(({ stage, meanLoss, ci95 }) => ({
    stage,
    meanLoss,
    low: Math.max(0, ci95?.[0] ?? meanLoss),
    high: ci95?.[1] ?? meanLoss,
  }))
  const most = Math.max(...rows.map(({ meanLoss }) => meanLoss)) * 4
  const scale = { domain: [0, Math.min(most, Math.max(...rows.map(({ high }) => high)))] }
  const x = { field: 'stage', type: 'nominal', sort: null, title: null, axis: { labelAngle: 0 } } as const
  return {
    label: `Mean loss of ${agent} for a decision in ${unit}, by stage, with 95 % intervals`,
    spec: {
      ...FRAME,
      data: { values: rows },
      encoding: { x, color: { datum: agent, legend: null } },
      layer: [
        {
          mark: { type: 'bar', opacity: 0.45, width: { band: 0.6 } },
          encoding: { y: { field: 'meanLoss', type: 'quantitative', title: `loss, ${unit}`, scale } },
        },
        {
          mark: { type: 'rule', strokeWidth: 2, clip: true },
          encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
        },
      ],
    },
  }
}
