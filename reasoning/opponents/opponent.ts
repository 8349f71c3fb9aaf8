import type { OpponentType, Ranges } from '../../environments/ranges.ts'
import { type Belief, beliefOf } from '../belief.ts'
import { infer } from '../infer/bayes.ts'
import { FrequencyModel } from './frequency.ts'

/** Weight that every type gets back after each game, so that a change of play, or a wrong start, is not forever. */
const SHARE = 0.002

/** What one player has learned of its opponent over the games of a match. */
export class Opponent<View, Action> {
  readonly types: readonly OpponentType[]
  readonly #ranges: Ranges<View, Action>
  readonly #learned: FrequencyModel | undefined
  #weights: Float64Array

  /**
   * @param types the types to start from, equally likely
   * @param learn whether a frequency model of this opponent is kept beside them
   */
  constructor(ranges: Ranges<View, Action>, types: readonly OpponentType[], learn: boolean) {
    this.#ranges = ranges
    this.#learned = learn
      ? new FrequencyModel(
          { contexts: ranges.contexts, buckets: ranges.buckets, slots: ranges.actions.length },
          types,
        )
      : undefined
    this.types = this.#learned === undefined ? types : [...types, this.#learned.type]
    this.#weights = new Float64Array(this.types.length).fill(1 / this.types.length)
  }

  /** The chances of the types before this game. */
  get weights(): Float64Array {
    return this.#weights
  }

  /** The belief about this game's opponent, by all it has done before and in it. */
  infer(view: View): Belief {
    return infer(this.types, this.#weights, this.#ranges.possible(view), this.#ranges.evidence(view))
  }

  /** The belief before the opponent has done anything in this game. */
  before(view: View): Belief {
    return infer(this.types, this.#weights, this.#ranges.possible(view), [])
  }

  /** Learns from a finished game: a revealed hidden state teaches fully, an unseen one by the belief in it. */
  observe(view: View): void {
    const evidence = this.#ranges.evidence(view)
    const possible = this.#ranges.possible(view)
    const revealed = this.#ranges.revealed(view)
    if (revealed !== undefined) possible.fill(0)
    if (revealed !== undefined) possible[revealed] = 1
    const { types, hidden } = infer(this.types, this.#weights, possible, evidence)
    for (const decision of evidence) this.#learned?.learn(decision, hidden)
    const n = types.length
    this.#weights = types.map((weight) => (1 - SHARE) * weight + SHARE / n)
    this.#learned?.lean(beliefOf([this.#weights.slice(0, n - 1)]).hidden)
  }
}
