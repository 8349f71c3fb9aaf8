import { RunEnded } from '../../environments/errors.ts'
import type { Price } from './prices.ts'

/** What a run may use. What is absent is not limited. */
export interface Limits {
  /** Requests sent. */
  readonly calls?: number
  /** Tokens, in and out together. */
  readonly tokens?: number
  /** US dollars. */
  readonly cost?: number
}

/** The limits of a run are reached. What is recorded can be taken up again. */
export class BudgetExhausted extends RunEnded {
  readonly code = 'BUDGET_EXHAUSTED'
}

/** Counts what is used and says when it is enough: no call is begun once a limit is reached. */
export class Budget {
  readonly #owner: string
  readonly #limits: Limits
  readonly #used = { calls: 0, tokens: 0, cost: 0 }

  /** @param owner who it is for, as a message names it */
  constructor(owner: string, limits: Limits) {
    this.#owner = owner
    this.#limits = limits
  }

  /** Throws `BudgetExhausted` where nothing is left. */
  check(): void {
    for (const what of ['calls', 'tokens', 'cost'] as const) {
      const limit = this.#limits[what]
      const used = this.#used[what]
      if (limit === undefined || used < limit) continue
      const [said, spent] = what === 'cost' ? [`${limit} USD`, used.toFixed(4)] : [`${limit} ${what}`, used]
      throw new BudgetExhausted(`the limit of ${said} ${this.#owner} is reached (${spent} used)`)
    }
  }

  /** Calls are begun. */
  begin(calls = 1): void {
    this.#used.calls += calls
  }

  /** A call is answered: tokens in and out. @param price of its model, where there is one */
  charge(inputTokens: number, outputTokens: number, price: Price | undefined): void {
    this.#used.tokens += inputTokens + outputTokens
    if (price !== undefined) this.#used.cost += price.of(inputTokens, outputTokens)
  }
}
