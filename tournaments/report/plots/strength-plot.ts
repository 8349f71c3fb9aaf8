import { FRAME, type Plot } from './plot.ts'

/** What an agent spent, and what it won. */
export interface Spender {
  readonly agent: string
  readonly spent: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** The strength of agents against what they spent. @param what is spent, with its unit @param unit of payoffs */
export function strengthPlot(spenders: readonly Spender[], what: string, unit: string): Plot {
  const x = { field: 'spent', type: 'quantitative', title: what } as const
  const color = { datum: 'agent', legend: null } as const
  return {
    label: `Mean of each agent in ${unit} with its 95 % interval, by ${what}`,
    spec: {
      ...FRAME,
      height: 260,
      data: { values: spenders.map((row) => ({ ...row })) },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2 },
          encoding: {
            x,
            y: { field: 'low', type: 'quantitative', title: unit },
            y2: { field: 'high' },
            color,
          },
        },
        {
          mark: { type: 'point', filled: true, size: 50, opacity: 1 },
          encoding: { x, y: { field: 'mean', type: 'quantitative' }, color },
        },
        {
          mark: { type: 'text', align: 'left', dx: 7, limit: 140 },
          encoding: {
            x,
            y: { field: 'mean', type: 'quantitative' },
            text: { field: 'agent', type: 'nominal' },
          },
        },
      ],
    },
  }
}
