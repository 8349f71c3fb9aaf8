import { type Estimate, estimate, type Interval } from '../statistics/interval.ts'
import type { Answer } from './sit.ts'
import type { ExamSheet, Item, Sample } from './spot.ts'

/** What an agent gave up over some spots. */
export interface Marks {
  readonly spots: number
  /** Mean expected payoff given up in a decision, in the unit of the exam. */
  readonly loss: number
  readonly ci95: Interval
  /** Share of the spots in which the best action was found, or one that cannot be told from it. */
  readonly best: number
}

/** The marks over spots of one kind. */
export interface Stratum extends Marks {
  readonly by: 'stage' | 'opponent' | 'gap'
  readonly name: string
}

/** What one agent's exam came to. */
export interface AgentMarks extends Marks {
  readonly agent: string
  /** Over the spots of the hard sample, where there is one besides the one weighted as in play. */
  readonly hard?: Marks
  /** Mean expected log score of the beliefs that it stated, bits; the most there is, and in how many spots. */
  readonly beliefLogScore?: number
  readonly beliefs?: number
  /** Tokens per decision, in and out together. */
  readonly tokens?: number
  /** Answers that could not be taken: each counts as the worst action. */
  readonly forfeits: number
  readonly strata: readonly Stratum[]
}

/** What the first of two agents gave up more than the second, a decision, over the same spots, in the unit of the exam. */
export interface PairMarks {
  readonly agents: readonly [string, string]
  readonly difference: number
  readonly ci95: Interval
}

/** What an exam came to. Plain JSON. */
export interface ExamResult {
  readonly game: string
  readonly settings: ExamSheet['settings']
  readonly seed: ExamSheet['seed']
  readonly spots: number
  readonly sample: ExamSheet['sample']
  readonly history: number
  readonly unit: string
  readonly agents: readonly AgentMarks[]
  readonly pairs: readonly PairMarks[]
}

/** One question as it was answered by every agent, in their order. */
export interface Sat {
  readonly item: Item
  readonly answers: readonly Answer[]
}

/** Marks an exam. A spot is the unit of all intervals: each is drawn on its own. */
export function marked(sheet: ExamSheet, agents: readonly string[], sat: readonly Sat[]): ExamResult {
  const { game, settings, seed, sample, history, unit } = sheet
  const main: Sample = sample === 'both' ? 'play' : sample
  const counted = sat.filter(({ item }) => item.spot.sample === main)
  const strata = strataOf(counted)
  const rows = agents.map((agent, a): AgentMarks => {
    const answers = counted.map((one) => one.answers[a])
    const scores = answers.flatMap(({ beliefLogScore }) => beliefLogScore ?? [])
    const used = answers.filter(({ usage }) => usage !== undefined)
    const tokens = used.reduce(
      (sum, { usage }) => sum + (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0),
      0,
    )
    const hard = sat.filter(({ item }) => item.spot.sample !== main).map((one) => one.answers[a])
    return {
      agent,
      ...marksOf(answers),
      ...(hard.length === 0 ? {} : { hard: marksOf(hard) }),
      ...(scores.length === 0 ? {} : { beliefLogScore: meanOf(scores).mean, beliefs: scores.length }),
      ...(used.length === 0 ? {} : { tokens: tokens / answers.length }),
      forfeits: answers.filter(({ forfeit }) => forfeit).length,
      strata: strata.map(({ by, name, places }) => ({
        by,
        name,
        ...marksOf(places.map((place) => answers[place])),
      })),
    }
  })
  const pairs = agents.flatMap((first, a) =>
    agents.slice(a + 1).map((second, b): PairMarks => {
      const differences = counted.map(({ answers }) => answers[a].loss - answers[a + 1 + b].loss)
      const { mean, ci95 } = meanOf(differences)
      return { agents: [first, second], difference: mean, ci95 }
    }),
  )
  return {
    game,
    settings,
    seed,
    spots: counted.length,
    sample,
    history,
    unit,
    agents: rows,
    pairs,
  }
}

const meanOf = (values: readonly number[]): Estimate => estimate(values.map((total) => ({ total, games: 1 })))

function marksOf(answers: readonly Answer[]): Marks {
  const { mean, ci95, n } = meanOf(answers.map(({ loss }) => loss))
  return { spots: n, loss: mean, ci95, best: answers.filter(({ best }) => best).length / n }
}

/** What the best action is worth above the second best. */
function gapOf({ key }: Item): number {
  const losses = key.actions.map(({ loss }) => loss).toSorted((a, b) => a - b)
  return losses[1] ?? 0
}

/** Spots by stage, by kind of opponent, and in thirds by the gap between the best action and the second best. */
function strataOf(sat: readonly Sat[]): { by: Stratum['by']; name: string; places: number[] }[] {
  const order = sat.map((_, place) => place).sort((a, b) => gapOf(sat[a].item) - gapOf(sat[b].item))
  const thirds = ['small', 'middle', 'large']
  const third = new Map(
    order.map((place, rank) => [place, thirds[Math.floor((3 * rank) / order.length)]] as const),
  )
  const groups = {
    stage: (place: number) => sat[place].item.spot.stage,
    opponent: (place: number) => sat[place].item.key.opponent.kind,
    gap: (place: number) => third.get(place) ?? thirds[0],
  }
  return (['stage', 'opponent', 'gap'] as const).flatMap((by) =>
    [...Map.groupBy(by === 'gap' ? order : sat.keys(), groups[by])].map(([name, places]) => ({
      by,
      name,
      places,
    })),
  )
}
