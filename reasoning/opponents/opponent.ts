import type { OpponentType, Ranges, Spot } from '../../environments/ranges.ts'
import type { Marginals } from '../belief.ts'
import { infer } from '../infer/bayes.ts'
import { FrequencyModel } from './frequency.ts'

/** How well the opponent's decisions in a game were foreseen. */
export interface Foresight {
  /** Bits by which they were likelier by the belief than by guessing among what was legal, all together. */
  readonly bits: number
  readonly decisions: number
}

/** Weight that every type gets back after each game, so that a change of play, or a wrong start, is not forever. */
const SHARE = 0.002

/** Types below this weight have no say in what a learned model starts from. */
const NEGLIGIBLE = 1e-4

/** What one player has learned of its opponent over the games of a match. */
export class Opponent<View, Action> {
  readonly types: readonly OpponentType[]
  readonly #ranges: Ranges<View, Action>
  readonly #known: readonly OpponentType[]
  readonly #learned: readonly FrequencyModel[]
  #weights: Float64Array

  /**
   * @param types the types to start from, equally likely
   * @param learned the partitions by which a frequency model of this opponent is kept beside them
   */
  constructor(ranges: Ranges<View, Action>, types: readonly OpponentType[], learned: readonly number[]) {
    this.#ranges = ranges
    this.#known = types
    this.#learned = learned.map(
      (partition) =>
        new FrequencyModel(
          {
            partition,
            sorting: ranges.partitions[partition],
            contexts: ranges.contexts,
            slots: ranges.actions.length,
          },
          (spot) => this.#prior(partition, spot),
        ),
    )
    this.types = [...types, ...this.#learned.map(({ type }) => type)]
    this.#weights = new Float64Array(this.types.length).fill(1 / this.types.length)
  }

  /** The chances of the types before this game. */
  get weights(): Float64Array {
    return this.#weights
  }

  /** The belief about this game's opponent, by all it has done before and in it. */
  infer(view: View): Marginals {
    return infer(this.types, this.#weights, this.#ranges.possible(view), this.#ranges.evidence(view))
  }

  /** The belief before the opponent has done anything in this game. */
  before(view: View): Marginals {
    return infer(this.types, this.#weights, this.#ranges.possible(view), [])
  }

  /**
   * Learns from a finished game: a revealed hidden state teaches fully, an unseen one by the belief in it.
   * @returns how well its decisions were foreseen
   */
  observe(view: View): Foresight {
    const evidence = this.#ranges.evidence(view)
    const possible = this.#ranges.possible(view)
    const revealed = this.#ranges.revealed(view)
    if (revealed !== undefined) possible.fill(0)
    if (revealed !== undefined) possible[revealed] = 1
    const { types, hidden, likelihood } = infer(this.types, this.#weights, possible, evidence)
    for (const model of this.#learned) for (const decision of evidence) model.learn(decision, hidden)
    this.#weights = types.map((weight) => (1 - SHARE) * weight + SHARE / types.length)
    const guessed = evidence.reduce(
      (bits, { spot }) => bits + Math.log2(spot.legal.filter(Boolean).length),
      0,
    )
    return { bits: Math.log2(likelihood) + guessed, decisions: evidence.length }
  }

  /** The mean of the types that speak in this partition, as they are believed now; undefined where none does. */
  #prior(partition: number, spot: Spot): Float64Array | undefined {
    let mean: Float64Array | undefined
    let total = 0
    this.#known.forEach((type, i) => {
      if (!('table' in type) || type.partition !== partition || this.#weights[i] < NEGLIGIBLE) return
      const chances = type.table(spot)
      mean ??= new Float64Array(chances.length)
      for (let j = 0; j < chances.length; j++) mean[j] += this.#weights[i] * chances[j]
      total += this.#weights[i]
    })
    return mean?.map((chance) => chance / total)
  }
}
