import type { HiddenState, OfferTiming } from '../../environments/plans.ts'
import type { SocialUtility } from '../score/social.ts'

/** The least by which a deal may miss what no deal pays, for rounding. */
const ROUNDING = 1e-9

/** What every way to end an exchange of offers is worth to the planning seat, by hidden state. */
export class Endings {
  readonly #timing: OfferTiming
  readonly #own: Float64Array
  readonly #hidden: readonly HiddenState[]
  readonly #score: SocialUtility
  readonly #deals: (Float64Array | undefined)[] = []
  readonly #stages: number
  /** What no deal is worth. */
  readonly nothing: number

  /** @param own points to the planning seat by outcome */
  constructor(timing: OfferTiming, own: Float64Array, hidden: readonly HiddenState[], score: SocialUtility) {
    this.#timing = timing
    this.#own = own
    this.#hidden = hidden
    this.#score = score
    this.#stages = timing.maxOffers + 1
    this.nothing = score(timing.batna.own, timing.batna.other)
  }

  /**
   * The utility of a deal on each outcome, if it is offer number `made` + 1. Minus infinity where it would leave the
   * planning seat below what no deal pays: such a deal it neither offers nor accepts, whatever its score.
   */
  deals(hidden: number, made: number): Float64Array {
    const at = hidden * this.#stages + made
    const known = this.#deals[at]
    if (known !== undefined) return known
    const left = this.#timing.discount ** made
    const { worth } = this.#hidden[hidden]
    const deals = this.#own.map((points, outcome) =>
      this.#isRational(outcome, made)
        ? this.#score(points * left, worth[outcome] * left)
        : Number.NEGATIVE_INFINITY,
    )
    this.#deals[at] = deals
    return deals
  }

  /** The outcomes that a deal on offer number `made` + 1 may have without leaving the planning seat below what no deal pays. */
  rational(made: number): readonly number[] {
    return Array.from(this.#own.keys()).filter((outcome) => this.#isRational(outcome, made))
  }

  #isRational(outcome: number, made: number): boolean {
    const { discount, batna } = this.#timing
    return this.#own[outcome] * discount ** made >= batna.own - ROUNDING
  }
}
