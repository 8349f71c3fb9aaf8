import type { Json } from './game.ts'
import { analyzeInstances, type InstanceAnalysis } from './negotiation/analysis.ts'

/** What an exact analysis found, as data and as a table for people. */
export interface AnalysisReport {
  readonly json: Json
  readonly head: readonly string[]
  /** All of the head's length. */
  readonly rows: readonly (readonly string[])[]
}

/** A game whose instances can be analysed exactly. */
export interface Analyzer {
  readonly game: string
  /** Analyses a file of instances. Throws `BadInput` for a bad line, which it names, or a bad setting. */
  analyze(text: string, settings: Record<string, unknown>): AnalysisReport
}

const point = (payoffs: readonly number[]) => `(${payoffs.map(rounded).join(', ')})`
const points = (list: readonly (readonly number[])[]) => list.map(point).join(' ') || 'none'
const rounded = (value: number) => String(Math.round(value * 1000) / 1000)

function row(analysis: InstanceAnalysis): string[] {
  const { line, offers, pareto, nash, egalitarian, kalaiSmorodinsky, maxWelfare, equilibrium } = analysis
  return [
    String(line),
    String(offers),
    String(pareto.length),
    points(nash),
    rounded(egalitarian),
    points(kalaiSmorodinsky),
    rounded(maxWelfare),
    point(equilibrium),
  ]
}

/** All analyses, in the order in which they are listed. */
export const analyzers: readonly Analyzer[] = [
  {
    game: 'negotiation',
    analyze(text, settings) {
      const analysis = analyzeInstances(text, settings)
      const { instances, offers, paretoPoints, maxWelfare, nashProduct, equilibrium } = analysis.totals
      const total = [
        `all ${instances}`,
        String(offers),
        String(paretoPoints),
        `product ${rounded(nashProduct)}`,
        '',
        '',
        rounded(maxWelfare),
        point(equilibrium),
      ]
      return {
        json: analysis,
        head: [
          'line',
          'offers',
          'Pareto points',
          'Nash',
          'egalitarian',
          'Kalai-Smorodinsky',
          'max welfare',
          'equilibrium',
        ],
        rows: [...analysis.instances.map(row), total],
      }
    },
  },
]
