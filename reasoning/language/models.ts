import { BadInput } from '../../environments/errors.ts'
import { Budget, type Limits } from './budget.ts'
import type { Cassette } from './cassette.ts'
import { type Clock, realClock } from './clock.ts'
import { Gate } from './concurrency.ts'
import { type LanguageModel, languageModel } from './model.ts'
import { parseModelName } from './model-name.ts'
import type { Price } from './prices.ts'
import type { ModelSettings } from './settings.ts'
import { uploadNotice } from './telemetry.ts'

/** What all models of a run have in common. */
export interface ModelsOptions {
  /** Opened with the first model. */
  readonly cassette?: () => Cassette
  /** Of all agents together; each may have its own in its settings, too. */
  readonly limits?: Limits
  /** By model, as it is named to agents. */
  readonly prices?: ReadonlyMap<string, Price>
  /** Requests to one provider at the same time, at most. Default 16. */
  readonly concurrency?: number
  readonly clock?: Clock
}

/** What was counted of one agent in this run. */
export interface Count {
  /** Requests answered from a cassette. */
  cached: number
  /** Of its model, where there is one. */
  readonly price?: Price
}

/** The models of a run: its limits, its recording and its manners towards servers are kept here. */
export class Models {
  readonly #options: ModelsOptions
  readonly #clock: Clock
  readonly #total: Budget
  readonly #gates = new Map<string, Gate>()
  readonly #opened: LanguageModel[] = []
  #cassette: Cassette | undefined
  readonly #counts = new Map<string, Count>()

  constructor(options: ModelsOptions = {}) {
    this.#options = options
    this.#clock = options.clock ?? realClock
    this.#total = new Budget('for all agents', options.limits ?? {})
  }

  /**
   * A model for one agent. Nothing is loaded and nothing asked yet.
   * @param text `provider/model` @param agent as it is written: what is counted is counted for it
   * Throws `BadInput` for a name that is none, or a limit of cost without a price.
   */
  open(text: string, settings: ModelSettings, agent: string): LanguageModel {
    const { prices, limits, concurrency = 16 } = this.#options
    this.#cassette ??= this.#options.cassette?.()
    const cassette = this.#cassette
    const name = parseModelName(text)
    const { maxCalls, maxTokens, maxCost } = settings
    const price = prices?.get(text)
    if (price === undefined && (maxCost !== undefined || limits?.cost !== undefined))
      throw new BadInput(`${text}: has a limit of cost but no price; name it in the file of --prices`)
    const own = new Budget(`for ${agent}`, { calls: maxCalls, tokens: maxTokens, cost: maxCost })
    const budgets = [this.#total, own]
    const counts = this.#counts
    const count = counts.get(agent) ?? { cached: 0, ...(price === undefined ? {} : { price }) }
    counts.set(agent, count)
    const gate = this.#gates.get(name.provider) ?? new Gate(concurrency, this.#clock)
    this.#gates.set(name.provider, gate)
    const limited = [limits?.calls, limits?.tokens, limits?.cost, maxCalls, maxTokens, maxCost]
    const model = languageModel(name, settings, {
      clock: this.#clock,
      cassette,
      watched: cassette !== undefined || limited.some((limit) => limit !== undefined),
      gate,
      begin() {
        for (const budget of budgets) budget.check()
        for (const budget of budgets) budget.begin()
      },
      end(inputTokens, outputTokens, replayed) {
        if (replayed) count.cached++
        else for (const budget of budgets) budget.charge(inputTokens, outputTokens, price)
      },
    })
    this.#opened.push(model)
    return model
  }

  /**
   * Loads all models that were opened. Throws `ModelUnavailable` for the first that cannot be asked.
   * @returns one line for a person, where what is asked goes further than to the provider
   */
  async ready(): Promise<string | undefined> {
    for (const model of this.#opened) await model.ready()
    return this.#opened.length === 0 ? undefined : uploadNotice()
  }

  /** What was counted of an agent. */
  count(agent: string): Readonly<Count> {
    return this.#counts.get(agent) ?? { cached: 0 }
  }
}
