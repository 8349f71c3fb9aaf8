import { randomUUID } from 'node:crypto'
import type { Language } from '../../agents/language.ts'
import { RunEnded } from '../../environments/errors.ts'
import { BudgetExhausted } from '../../reasoning/language/budget.ts'
import { matchScope, type PlayedGame } from '../match.ts'
import type { Match } from '../schedule.ts'
import type { Table } from '../table.ts'
import type { Lane } from '../workers/lane.ts'
import type { Broker, MatchQueue, Messages } from './broker.ts'
import {
  type Answer,
  type Letter,
  type Order,
  type Reply,
  runTopic,
  type Saying,
  type Terms,
  type Try,
  type Unheard,
  workerTopic,
} from './messages.ts'
import { type Holder, OpenMatch } from './open-match.ts'
import { softwareHere } from './software.ts'

/** An end of the run that a worker has come to. */
class EndedElsewhere extends RunEnded {
  readonly code: string

  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

/** How long the tournament is not heard of before workers give up what they play for it, ms. */
const LEASE_MS = 15_000
/** Between two looks at what became of the matches, ms. */
const LOOK_MS = 5000
/** After which a person is told that nobody plays, ms. */
const LONELY_MS = 10_000

/**
 * The tournament's side of a queue. Workers play; whatever must be kept in one place stays here: which games count, what
 * models have been asked and answered, limits, and how many requests a server is sent at the same time. Of several
 * workers that play a match, one that was thought lost among them, the last to begin is heard.
 */
export class Hub {
  readonly #order: Omit<Order, 'match'> = { run: randomUUID().replaceAll('-', ''), software: softwareHere() }
  /** By index. */
  readonly #open = new Map<number, OpenMatch>()
  readonly #queue: MatchQueue
  readonly #messages: Messages
  readonly #language: Language
  readonly #terms: Terms
  readonly #looking: NodeJS.Timeout
  /** All that have said something. */
  readonly #workers = new Set<string>()
  #spent: BudgetExhausted | undefined
  #closing: Promise<void> | undefined

  private constructor(broker: Broker, terms: Terms, language: Language, onNotice: (line: string) => void) {
    this.#queue = broker.queue(terms.computes)
    this.#messages = broker.messages(LEASE_MS)
    this.#language = language
    this.#terms = terms
    const lonely = setTimeout(
      () => onNotice(`no worker has come yet: start one with \`bidder worker --queue ${broker.shown}\``),
      LONELY_MS,
    ).unref()
    this.#met = () => clearTimeout(lonely)
    this.#looking = setInterval(() => void this.#look().catch(() => {}), LOOK_MS)
  }

  #met: () => void

  /** @param onNotice told, in one line each, what a person should know */
  static async open(
    broker: Broker,
    terms: Terms,
    language: Language,
    onNotice: (line: string) => void,
  ): Promise<Hub> {
    const hub = new Hub(broker, terms, language, onNotice)
    hub.#messages.onGap(() => void hub.#tellUnheard().catch(() => {}))
    await hub.#messages.subscribe<Letter>(runTopic(hub.#order.run), (letter) => void hub.#hear(letter))
    return hub
  }

  /** Plays matches, each as soon as a worker has time for it. @param withLuck as the table has it */
  lane(withLuck: Table['withLuck']): Lane {
    return {
      play: async (match, onGames) => {
        const games = await this.#play(match, onGames)
        return games.every(({ luck }) => luck !== undefined) ? games : withLuck(match, games)
      },
      close: () => this.close(),
    }
  }

  /** Withdraws what is left; workers find nobody to tell of what they still play. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    clearInterval(this.#looking)
    this.#met()
    await this.#messages.close()
    await Promise.allSettled([...this.#open.values()].map((open) => this.#withdraw(open)))
    await this.#queue.close()
  }

  async #play(match: Match, onGames: Parameters<Lane['play']>[1]): Promise<PlayedGame[]> {
    const names = match.agents.map((agent) => this.#terms.config.agents[agent])
    const open = new OpenMatch(match, matchScope(names, match), onGames)
    this.#open.set(match.index, open)
    await this.#queue.add([{ ...this.#order, match }])
    return open.played
  }

  /** A queue may lose what it holds, and a worker its life. */
  async #look(): Promise<void> {
    await this.#queue.add([...this.#open.values()].map(({ match }) => ({ ...this.#order, match })))
    const held = [...this.#open.values()].flatMap((open) => {
      const { holder } = open
      return holder === undefined ? [] : [{ open, holder }]
    })
    for (const worker of new Set(held.map(({ holder }) => holder.worker))) {
      const reply: Reply = { id: 0, answer: { noted: true } }
      if (await this.#messages.publish(workerTopic(worker), reply)) continue
      for (const { open, holder } of held) if (holder.worker === worker) this.#lose(open, holder)
    }
  }

  /** What it was let to ask is nobody's: others that wait for their turn to ask may hold all that would begin it anew. */
  #lose(open: OpenMatch, holder: Holder): void {
    if (open.holder !== holder) return
    open.lose()
    if (this.#spent !== undefined) this.#end(open, this.#spent)
  }

  async #withdraw({ match }: OpenMatch): Promise<void> {
    await this.#queue.withdraw({ ...this.#order, match })
  }

  #end(open: OpenMatch, reason: unknown): void {
    this.#open.delete(open.match.index)
    open.end(reason)
    this.#withdraw(open).catch(() => {})
  }

  /** Letters were lost: whoever waits for an answer to one would wait for ever. */
  async #tellUnheard(): Promise<void> {
    const unheard: Unheard = { unheard: this.#order.run }
    for (const worker of this.#workers) await this.#messages.publish(workerTopic(worker), unheard)
  }

  async #hear({ id, from, of, saying }: Letter): Promise<void> {
    this.#workers.add(from)
    let answer: Answer
    try {
      answer = await this.#answer(from, of, saying)
    } catch (error) {
      answer = this.#refusal(error, from, of)
    }
    const reply: Reply = { id, answer }
    // A worker that is gone by now needs no answer.
    await this.#messages.publish(workerTopic(from), reply).catch(() => {})
  }

  #refusal(error: unknown, from: string, of: Try | undefined): Answer {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof BudgetExhausted) {
      this.#spent ??= error
      for (const other of this.#open.values()) if (other.holder === undefined) this.#end(other, this.#spent)
      return { spent: message }
    }
    const open = of && this.#open.get(of.match)
    if (of && open?.holder?.is(from, of)) this.#end(open, error)
    return { dismissed: message }
  }

  async #answer(from: string, of: Try | undefined, saying: Saying): Promise<Answer> {
    if (saying.says === 'joins') return { terms: this.#terms }
    if (saying.says === 'is there') return { noted: true }
    const open = of && this.#open.get(of.match)
    if (of === undefined || open === undefined) return { dismissed: 'the match is over' }
    if (saying.says === 'begins') return this.#begin(open, from, of)
    const { holder } = open
    if (!holder?.is(from, of)) return { dismissed: 'another worker plays the match' }
    switch (saying.says) {
      case 'lets go':
        this.#lose(open, holder)
        return { noted: true }
      case 'has played':
        if (open.take(holder, saying)) this.#open.delete(open.match.index)
        return { noted: true }
      case 'failed': {
        const { message, code } = saying
        const reason = code === undefined ? new Error(message) : new EndedElsewhere(message, code)
        this.#end(open, this.#spent !== undefined && code === this.#spent.code ? this.#spent : reason)
        return { noted: true }
      }
      case 'asks': {
        const grants = this.#language.models.grants(saying.agent)
        if (grants === undefined) throw new Error(`${saying.agent} asks no model`)
        const granted = await grants.ask(saying.question, saying.scope, holder.signal)
        return 'outcome' in granted ? granted : { ticket: holder.keep(granted) }
      }
      case 'was told':
        await holder.use(saying.ticket, saying.outcome, saying.ends)
        return { noted: true }
    }
  }

  #begin(open: OpenMatch, worker: string, of: Try): Answer {
    this.#met()
    if (this.#spent !== undefined) {
      this.#end(open, this.#spent)
      return { dismissed: this.#spent.message }
    }
    open.begin(worker, of)
    this.#language.models.again(open.scope)
    return { noted: true }
  }
}
