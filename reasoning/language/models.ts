import type { Usage } from '../../environments/agent.ts'
import { BadInput } from '../../environments/errors.ts'
import type { Purse } from './batch/batch.ts'
import { batchName, recordedName } from './batch/batch-name.ts'
import { type BatchOptions, BatchRoom } from './batch/opening.ts'
import { Budget, type Limits } from './budget.ts'
import type { Cassette } from './cassette.ts'
import { type Clock, realClock, withoutWaits } from './clock.ts'
import { Gate } from './concurrency.ts'
import { type Account, type Grants, grantsOf } from './grants.ts'
import { type LanguageModel, languageModel } from './model.ts'
import { parseModelName } from './model-name.ts'
import { type Price, priceOf } from './prices.ts'
import type { ModelSettings } from './settings.ts'
import { uploadNotice } from './telemetry.ts'

/** What all models of a run have in common. */
export interface ModelsOptions extends BatchOptions {
  /** Opened with the first model. */
  readonly cassette?: () => Cassette
  /** Of all agents together; each may have its own in its settings, too. */
  readonly limits?: Limits
  /** What is counted against the limits, where several runs are held to them together. */
  readonly total?: Budget
  /** By model, as it is named to agents. */
  readonly prices?: ReadonlyMap<string, Price>
  /** Requests to one provider at the same time, at most. Default 16. */
  readonly concurrency?: number
  readonly clock?: Clock
  /**
   * By agent, what lets its requests out, where limits and the recording are kept by another process.
   * @internal
   */
  readonly grants?: (agent: string) => Grants
  /** Whether all answers come from a recording that is kept elsewhere: then no key is needed. */
  readonly offline?: boolean
}

/** What all agents may use together. */
export const sharedBudget = (limits: Limits = {}): Budget => new Budget('for all agents', limits)

/** What was counted of one agent in this run. */
export interface Count {
  /** Requests answered from a cassette, or from an earlier round of a batch. */
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
  readonly #batches: BatchRoom
  readonly #accounts = new Map<string, Account>()
  readonly #remembering = new Map<string, (usage: Usage) => void>()

  constructor(options: ModelsOptions = {}) {
    this.#options = options
    this.#clock = options.clock ?? realClock
    this.#total = options.total ?? sharedBudget(options.limits)
    this.#batches = new BatchRoom(options, this.#clock)
  }

  /**
   * A model for one agent. Nothing is loaded and nothing asked yet.
   * Throws `BadInput` for a name that is none, or a limit of cost without a price.
   * @param text `provider/model` @param agent as it is written: what is counted is counted for it
   */
  open(text: string, settings: ModelSettings, agent: string): LanguageModel {
    const { prices, limits, concurrency = 16, grants } = this.#options
    this.#cassette ??= this.#options.cassette?.()
    const cassette = this.#cassette
    const batched = batchName(text)
    const name = parseModelName(recordedName(text))
    const { maxCalls, maxTokens, maxCost } = settings
    const price = priceOf(text, prices)
    if (grants === undefined && price === undefined && (maxCost !== undefined || limits?.cost !== undefined))
      throw new BadInput(`${text}: has a limit of cost but no price; name it in the file of --prices`)
    const own = new Budget(`for ${agent}`, { calls: maxCalls, tokens: maxTokens, cost: maxCost })
    const budgets = [this.#total, own]
    const counts = this.#counts
    const count = counts.get(agent) ?? { cached: 0, ...(price === undefined ? {} : { price }) }
    counts.set(agent, count)
    const purse: Purse = {
      begin() {
        for (const budget of budgets) budget.check()
        for (const budget of budgets) budget.begin()
      },
      resume() {
        for (const budget of budgets) budget.begin()
      },
    }
    const limited = [limits?.calls, limits?.tokens, limits?.cost, maxCalls, maxTokens, maxCost]
    const batch =
      batched === undefined || cassette?.mode === 'replay' ? undefined : this.#batches.batch(text, batched)
    // Whoever answers in a folder is nobody's server.
    const api = batched?.by === 'folder' && settings.api === 'auto' ? 'chat' : settings.api
    const account: Account = {
      cassette,
      gate: this.#gate(name.provider, grants === undefined ? concurrency : Number.POSITIVE_INFINITY),
      begin: purse.begin,
      end(inputTokens, outputTokens, replayed) {
        if (replayed) count.cached++
        // Of a batch all rounds are one run, however often it is taken up.
        if (!replayed || batch !== undefined)
          for (const budget of budgets) budget.charge(inputTokens, outputTokens, price)
      },
    }
    this.#accounts.set(agent, account)
    const model = languageModel(
      name,
      { ...settings, api },
      {
        ...account,
        clock: batch === undefined ? this.#clock : withoutWaits(this.#clock),
        ...(grants === undefined ? {} : { grants: grants(agent), begin() {}, end() {} }),
        watched:
          grants !== undefined || cassette !== undefined || limited.some((limit) => limit !== undefined),
        offline: this.offline || batched?.by === 'folder',
        ...(batched === undefined ? {} : { asked: batched.asked }),
        ...(batch === undefined ? {} : { post: (question, scope) => batch.post(question, scope, purse) }),
      },
    )
    if (batch !== undefined)
      this.#remembering.set(agent, ({ calls, inputTokens, outputTokens }) => {
        for (const budget of budgets) {
          budget.begin(calls)
          budget.charge(inputTokens, outputTokens, price)
        }
      })
    this.#opened.push(model)
    return model
  }

  /** Whether no request goes out. */
  get offline(): boolean {
    return this.#options.offline === true || this.#cassette?.mode === 'replay'
  }

  /**
   * What lets out requests that an agent makes in another process; undefined for one that opened no model.
   * @internal
   */
  grants(agent: string): Grants | undefined {
    const account = this.#accounts.get(agent)
    return account && grantsOf(account)
  }

  /**
   * A match is asked anew, by whoever takes it over: what is recorded of it is found again.
   * @param scope of all its players
   * @internal
   */
  again(scope: string): void {
    this.#cassette?.again(scope)
  }

  /**
   * A match is over: nothing of it will be asked again.
   * @param scope of all its players
   * @internal
   */
  forget(scope: string): void {
    this.#cassette?.forget(scope)
  }

  #gate(provider: string, most: number): Gate {
    const gate = this.#gates.get(provider) ?? new Gate(most, this.#clock)
    this.#gates.set(provider, gate)
    return gate
  }

  /**
   * Plays a match: questions that go out in batches wait until all matches that are being played have come to one.
   * @internal
   */
  play<Result>(match: () => Promise<Result>): Promise<Result> {
    return this.#batches.all.play(match)
  }

  /**
   * Loads all models that were opened, and takes up their batches. Throws `ModelUnavailable` for the first that cannot
   * be asked, and `BadInput` for a batch whose folder cannot be used.
   * @returns one line for a person, where what is asked goes further than to the provider
   */
  async ready(): Promise<string | undefined> {
    this.#batches.all.open()
    for (const model of this.#opened) await model.ready()
    return this.#opened.length === 0 ? undefined : uploadNotice()
  }

  /**
   * Counts what an agent has used in matches that an earlier run has finished, where all runs together are held to its
   * limits: in batches, of which every round may be a run.
   * @internal
   */
  remember(agent: string, usage: Usage): void {
    this.#remembering.get(agent)?.(usage)
  }

  /**
   * Counts anew, for the models that are opened from now on. What was used stays used: limits hold on.
   * @internal
   */
  recount(): void {
    this.#counts.clear()
  }

  /** What was counted of an agent. */
  count(agent: string): Readonly<Count> {
    return this.#counts.get(agent) ?? { cached: 0 }
  }
}
