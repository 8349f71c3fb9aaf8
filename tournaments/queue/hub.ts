import { randomUUID } from 'node:crypto'
import type { Language } from '../../agents/language.ts'
import { RunEnded } from '../../environments/errors.ts'
import { BudgetExhausted } from '../../reasoning/language/budget.ts'
import type { Granted } from '../../reasoning/language/grants.ts'
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
  workerTopic,
} from './messages.ts'
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

/** A match that is to be played. */
interface Entry {
  readonly match: Match
  /** Of all that its players ask. */
  readonly scope: string
  readonly onGames: Parameters<Lane['play']>[1]
  resolve(games: PlayedGame[]): void
  reject(reason: unknown): void
  /** Who plays it now. */
  holder?: Holder
  /** Games that were told of, by whomever. */
  told: number
}

interface Holder {
  readonly worker: string
  readonly attempt: number
  readonly games: PlayedGame[]
  /** Aborted when another takes the match over. */
  readonly left: AbortController
  readonly tickets: Map<number, Extract<Granted, { told: unknown }>>
}

const holds = ({ worker, attempt }: Holder, from: string, of: Try): boolean =>
  worker === from && attempt === of.attempt

/**
 * The tournament's side of a queue. Workers play; whatever must be kept in one place stays here: which games count, what
 * models have been asked and answered, limits, and how many requests a server is sent at the same time. Of several
 * workers that play a match, one that was thought lost among them, the last to begin is heard.
 */
export class Hub {
  readonly #order: Omit<Order, 'match'> = { run: randomUUID().replaceAll('-', ''), software: softwareHere() }
  readonly #entries = new Map<number, Entry>()
  readonly #queue: MatchQueue
  readonly #messages: Messages
  readonly #language: Language
  readonly #terms: Terms
  readonly #looking: NodeJS.Timeout
  #spent: BudgetExhausted | undefined
  #tickets = 0
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
    await Promise.allSettled([...this.#entries.values()].map((entry) => this.#withdraw(entry)))
    await this.#queue.close()
  }

  async #play(match: Match, onGames: Entry['onGames']): Promise<PlayedGame[]> {
    const names = match.agents.map((agent) => this.#terms.config.agents[agent])
    const playing = new Promise<PlayedGame[]>((resolve, reject) => {
      const entry: Entry = { match, scope: matchScope(names, match), onGames, resolve, reject, told: 0 }
      this.#entries.set(match.index, entry)
    })
    // A limit may end it while it is being queued, before anybody listens.
    playing.catch(() => {})
    await this.#queue.add([{ ...this.#order, match }])
    return playing
  }

  /** A queue may lose what it holds, and a worker its life. */
  async #look(): Promise<void> {
    await this.#queue.add([...this.#entries.values()].map(({ match }) => ({ ...this.#order, match })))
    const held = [...this.#entries.values()].flatMap((entry) => {
      const { holder } = entry
      return holder === undefined ? [] : [{ entry, holder }]
    })
    for (const worker of new Set(held.map(({ holder }) => holder.worker))) {
      const reply: Reply = { id: 0, answer: { noted: true } }
      if (await this.#messages.publish(workerTopic(worker), reply)) continue
      for (const { entry, holder } of held) if (holder.worker === worker) this.#lose(entry, holder)
    }
  }

  /** What it was let to ask is nobody's: others that wait for their turn to ask may hold all that would begin it anew. */
  #lose(entry: Entry, holder: Holder): void {
    if (entry.holder !== holder) return
    holder.left.abort(new Error('the worker is lost'))
    delete entry.holder
    if (this.#spent !== undefined) this.#end(entry, this.#spent)
  }

  async #withdraw({ match }: Entry): Promise<void> {
    await this.#queue.withdraw({ ...this.#order, match })
  }

  #end(entry: Entry, reason: unknown): void {
    this.#entries.delete(entry.match.index)
    entry.holder?.left.abort(reason)
    entry.reject(reason)
    this.#withdraw(entry).catch(() => {})
  }

  async #hear({ id, from, of, saying }: Letter): Promise<void> {
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
      for (const other of this.#entries.values())
        if (other.holder === undefined) this.#end(other, this.#spent)
      return { spent: message }
    }
    const entry = of && this.#entries.get(of.match)
    if (of && entry?.holder && holds(entry.holder, from, of)) this.#end(entry, error)
    return { dismissed: message }
  }

  async #answer(from: string, of: Try | undefined, saying: Saying): Promise<Answer> {
    if (saying.says === 'joins') return { terms: this.#terms }
    if (saying.says === 'is there') return { noted: true }
    const entry = of && this.#entries.get(of.match)
    if (of === undefined || entry === undefined) return { dismissed: 'the match is over' }
    if (saying.says === 'begins') return this.#begin(entry, from, of)
    const { holder } = entry
    if (holder === undefined || !holds(holder, from, of))
      return { dismissed: 'another worker plays the match' }
    switch (saying.says) {
      case 'has played':
        return this.#count(entry, holder, saying)
      case 'failed': {
        const { message, code } = saying
        const reason = code === undefined ? new Error(message) : new EndedElsewhere(message, code)
        this.#end(entry, this.#spent !== undefined && code === this.#spent.code ? this.#spent : reason)
        return { noted: true }
      }
      case 'asks': {
        const grants = this.#language.models.grants(saying.agent)
        if (grants === undefined) throw new Error(`${saying.agent} asks no model`)
        const granted = await grants.ask(saying.question, saying.scope, holder.left.signal)
        if ('outcome' in granted) return granted
        const ticket = ++this.#tickets
        holder.tickets.set(ticket, granted)
        return { ticket }
      }
      case 'was told': {
        const granted = holder.tickets.get(saying.ticket)
        holder.tickets.delete(saying.ticket)
        await granted?.told(saying.outcome, saying.ends)
        return { noted: true }
      }
    }
  }

  #begin(entry: Entry, worker: string, { attempt }: Try): Answer {
    this.#met()
    if (this.#spent !== undefined) {
      this.#end(entry, this.#spent)
      return { dismissed: this.#spent.message }
    }
    entry.holder?.left.abort(new Error('another worker plays the match'))
    entry.holder = { worker, attempt, games: [], left: new AbortController(), tickets: new Map() }
    this.#language.models.again(entry.scope)
    return { noted: true }
  }

  #count(
    entry: Entry,
    { games }: Holder,
    { from, games: played, last }: Extract<Saying, { says: 'has played' }>,
  ): Answer {
    if (from !== games.length) throw new Error(`games from ${from} of a match of which ${games.length} came`)
    games.push(...played)
    const fresh = games.slice(entry.told)
    if (fresh.length > 0) entry.onGames(fresh, entry.told)
    entry.told = Math.max(entry.told, games.length)
    if (last) {
      this.#entries.delete(entry.match.index)
      entry.resolve(games)
    }
    return { noted: true }
  }
}
