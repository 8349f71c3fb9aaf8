import type { Outcome } from '../../reasoning/language/cassette.ts'
import type { Granted } from '../../reasoning/language/grants.ts'
import type { PlayedGame } from '../match.ts'
import type { Match } from '../schedule.ts'
import type { Lane } from '../workers/lane.ts'
import type { Saying, Try } from './messages.ts'

/** The leave to ask a model, whose outcome is still to be told. */
type Leave = Extract<Granted, { told: unknown }>

/** A worker that plays a match, in one try of its. */
export class Holder {
  readonly worker: string
  /** The games that it has told of. */
  readonly games: PlayedGame[] = []
  readonly #attempt: number
  readonly #leaving = new AbortController()
  readonly #leaves = new Map<number, Leave>()
  #tickets = 0

  constructor(worker: string, attempt: number) {
    this.worker = worker
    this.#attempt = attempt
  }

  /** Whether a letter is from this worker, and of this try. */
  is(from: string, { attempt }: Try): boolean {
    return this.worker === from && this.#attempt === attempt
  }

  /** Aborted when the match is not its any more. */
  get signal(): AbortSignal {
    return this.#leaving.signal
  }

  /** The match is not its any more. */
  dismiss(reason: unknown): void {
    this.#leaving.abort(reason)
  }

  /** Keeps a leave. @returns the ticket by which it is used */
  keep(leave: Leave): number {
    this.#leaves.set(++this.#tickets, leave)
    return this.#tickets
  }

  /** Says what came of a question that it had leave to ask; one that was used already says nothing. */
  async use(ticket: number, outcome: Outcome | undefined, ends: boolean): Promise<void> {
    const leave = this.#leaves.get(ticket)
    this.#leaves.delete(ticket)
    await leave?.told(outcome, ends)
  }
}

/** A match that waits on the queue or is played by a worker, until it is over. */
export class OpenMatch {
  readonly match: Match
  /** Of all that its players ask. */
  readonly scope: string
  readonly #onGames: Parameters<Lane['play']>[1]
  readonly #playing = Promise.withResolvers<PlayedGame[]>()
  #holder: Holder | undefined
  /** Games that were told of, by whomever. */
  #told = 0

  /** @param onGames told of each game once, though several workers may play it */
  constructor(match: Match, scope: string, onGames: Parameters<Lane['play']>[1]) {
    this.match = match
    this.scope = scope
    this.#onGames = onGames
    // It may end while it is being queued, before anybody listens.
    this.#playing.promise.catch(() => {})
  }

  /** Its games, when it is over. */
  get played(): Promise<PlayedGame[]> {
    return this.#playing.promise
  }

  /** Who plays it now. */
  get holder(): Holder | undefined {
    return this.#holder
  }

  /** A worker begins it; whoever played it before is heard no more. */
  begin(worker: string, { attempt }: Try): void {
    this.#holder?.dismiss(new Error('another worker plays the match'))
    this.#holder = new Holder(worker, attempt)
  }

  /** Who plays it is lost: it waits for another. */
  lose(): void {
    this.#holder?.dismiss(new Error('the worker is lost'))
    this.#holder = undefined
  }

  /**
   * Takes games that follow those that came from the same holder. Throws `Error` where some are missing between.
   * @returns whether the match is over with them
   */
  take({ games }: Holder, { from, games: played, last }: Extract<Saying, { says: 'has played' }>): boolean {
    if (from !== games.length) throw new Error(`games from ${from} of a match of which ${games.length} came`)
    games.push(...played)
    const fresh = games.slice(this.#told)
    if (fresh.length > 0) this.#onGames(fresh, this.#told)
    this.#told = Math.max(this.#told, games.length)
    if (last) this.#playing.resolve(games)
    return last
  }

  /** It is not played any further. */
  end(reason: unknown): void {
    this.#holder?.dismiss(reason)
    this.#playing.reject(reason)
  }
}
