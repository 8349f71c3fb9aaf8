import { z } from 'zod'
import type { RecordedGame } from '../recorded-games.ts'
import { estimate, type Interval } from '../statistics/interval.ts'

/** Decisions with about the same prediction: what was predicted of them on average, and what came of them. */
export interface PredictionBin {
  readonly decisions: number
  readonly predicted: number
  readonly realised: number
  readonly ci95: Interval
}

/** What an agent expected of its decisions, against the payoffs of the games that they were taken in. */
export interface AgentPredictions {
  readonly agent: string
  readonly decisions: number
  /** The mean of what came less what was expected. */
  readonly bias: { readonly mean: number; readonly ci95: Interval }
  readonly bins: readonly PredictionBin[]
}

const schema = z.looseObject({
  choice: z.number().int().min(0),
  unit: z.string(),
  actions: z.array(z.looseObject({ expectedUtility: z.number() })),
})

/** Bins of equally many decisions, at most, and decisions in one, at least. */
const BINS = 10
const FEWEST = 8

interface Sample {
  readonly block: number
  readonly predicted: number
  readonly realised: number
}

/** Gathers the expected utilities that agents state of what they choose. */
export class Predictions {
  readonly #unit: string
  readonly #match: number
  readonly #samples: ReadonlyMap<string, Sample[]>

  /** @param unit of payoffs: what is stated in another is no prediction of them @param match games before memories are cleared */
  constructor(agents: readonly string[], unit: string, match: number) {
    this.#unit = unit
    this.#match = match
    this.#samples = new Map(agents.map((agent) => [agent, []]))
  }

  add({ deal, payoffs, decisions }: RecordedGame): void {
    for (const { agent, deliberation, forfeit } of decisions) {
      if (deliberation === undefined || forfeit) continue
      const read = schema.safeParse(deliberation)
      const predicted = read.data?.actions[read.data.choice]?.expectedUtility
      if (predicted === undefined || read.data?.unit !== this.#unit) continue
      const block = Math.floor(deal / this.#match)
      this.#samples.get(agent)?.push({ block, predicted, realised: payoffs[agent] })
    }
  }

  /** Of the agents that state any. */
  predictions(): AgentPredictions[] {
    return [...this.#samples].flatMap(([agent, samples]) => {
      if (samples.length === 0) return []
      const sorted = samples.toSorted((a, b) => a.predicted - b.predicted)
      const count = Math.max(1, Math.min(BINS, Math.floor(sorted.length / FEWEST)))
      const bins = Array.from({ length: count }, (_, i) =>
        binOf(sorted.slice((i * sorted.length) / count, ((i + 1) * sorted.length) / count)),
      )
      const { mean, ci95 } = estimateOf(samples, ({ realised, predicted }) => realised - predicted)
      return [{ agent, decisions: samples.length, bias: { mean, ci95 }, bins }]
    })
  }
}

function binOf(samples: readonly Sample[]): PredictionBin {
  const { mean, ci95 } = estimateOf(samples, ({ realised }) => realised)
  const predicted = samples.reduce((sum, sample) => sum + sample.predicted, 0) / samples.length
  return { decisions: samples.length, predicted, realised: mean, ci95 }
}

/** Over blocks of deals between two clearings of memories. */
function estimateOf(samples: readonly Sample[], figure: (sample: Sample) => number) {
  const blocks = new Map<number, { total: number; games: number }>()
  for (const sample of samples) {
    const block = blocks.get(sample.block) ?? { total: 0, games: 0 }
    blocks.set(sample.block, block)
    block.total += figure(sample)
    block.games++
  }
  return estimate([...blocks.values()])
}
