import type { AgentFrontier } from '../frontiers.ts'
import { FRAME, type Plot } from './plot.ts'

/** What came of an agent's games to both, against the mean Pareto frontier of these games. */
export function frontierPlot({ agent, points, frontier }: AgentFrontier): Plot {
  // Points at the ends are drawn whole; who gets less than without an agreement is left of them, or below.
  const least = Math.min(0, ...points.flatMap(({ own, other }) => [own, other]))
  const share = {
    axis: { format: '.0%', tickCount: 5 },
    scale: { domain: [Math.max(-1, least) - 0.04, 1.04], nice: false },
  }
  const x = { field: 'own', type: 'quantitative', title: 'own gain, of the most there is', ...share } as const
  const y = { field: 'other', type: 'quantitative', title: 'gain of the other', ...share } as const
  return {
    label: `Gains of ${agent} and of the other over no agreement, one point a game; the line is the mean of the Pareto frontiers`,
    spec: {
      ...FRAME,
      height: 260,
      layer: [
        {
          data: { values: points.map((point) => ({ ...point })) },
          mark: { type: 'circle', size: 36, opacity: 0.35, clip: true },
          encoding: { x, y, color: { datum: agent, legend: null } },
        },
        {
          data: { values: frontier.map((point) => ({ ...point })) },
          mark: { type: 'line', color: 'var(--series-2)', strokeWidth: 2 },
          encoding: { x, y },
        },
      ],
    },
  }
}
