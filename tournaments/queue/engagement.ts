import { AsyncLocalStorage } from 'node:async_hooks'
import type { Language } from '../../agents/language.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { BidderError } from '../../environments/errors.ts'
import type { Granted, Grants } from '../../reasoning/language/grants.ts'
import { Models } from '../../reasoning/language/models.ts'
import { checkedConfig } from '../config.ts'
import { type PlayedGame, withoutDeliberations } from '../match.ts'
import type { Match } from '../schedule.ts'
import { openTable, type Table } from '../table.ts'
import { type Lane, workerLane } from '../workers/lane.ts'
import { type Caller, Dismissed } from './caller.ts'
import type { Saying, Terms, Try } from './messages.ts'

/** The match that is being played where something is asked, and what stops it. */
interface Playing {
  readonly attempt: Try
  readonly signal: AbortSignal
}

/** Games that go in one message. */
const TOGETHER = 25

/** Plays one match, and tells of games as they are over. */
type Play = (
  match: Match,
  attempt: Try,
  signal: AbortSignal,
  tell: (games: readonly PlayedGame[]) => Promise<void>,
) => Promise<void>

/** A worker's part in one run of a tournament. */
export class Engagement {
  readonly #run: string
  readonly #caller: Caller
  readonly #play: Play
  readonly #threads: Lane[]

  private constructor(run: string, caller: Caller, play: Play, threads: Lane[]) {
    this.#run = run
    this.#caller = caller
    this.#play = play
    this.#threads = threads
  }

  /**
   * Learns what is played and seats the same players here. Throws `Dismissed` where the tournament is over, and what
   * `Models.ready` throws.
   */
  static async open(run: string, caller: Caller, signal: AbortSignal): Promise<Engagement> {
    const answer = await caller.say(run, { says: 'joins' }, signal)
    if (!('terms' in answer)) throw new Dismissed('the tournament does not say what is played')
    const { terms } = answer
    const threads: Lane[] = []
    if (terms.computes) return new Engagement(run, caller, computing(terms, threads), threads)
    const asking = new AsyncLocalStorage<Playing>()
    const models = new Models({
      offline: terms.offline,
      grants: (agent) => grantsFrom(run, caller, agent, asking),
    })
    const { config, source } = terms
    const { model } = config
    const language: Language = { models, ...(model === undefined ? {} : { model }) }
    const table = openTable(checkedConfig(config), source, language)
    await models.ready()
    return new Engagement(run, caller, waiting(table, terms, asking), threads)
  }

  /**
   * Plays a match for the tournament.
   * @returns games that it took; 0 where it was not wanted any more
   */
  async play(match: Match, signal: AbortSignal): Promise<number> {
    const leaving = new AbortController()
    const stop = AbortSignal.any([signal, leaving.signal])
    const attempt = { match: match.index, attempt: this.#caller.attempt() }
    const say = (saying: Saying) => this.#caller.say(this.#run, saying, stop, attempt)
    let from = 0
    try {
      await say({ says: 'begins' })
      await this.#play(match, attempt, stop, async (games) => {
        const at = from
        from += games.length
        const last = from === match.deals
        try {
          await say({ says: 'has played', from: at, games, last })
        } catch (error) {
          leaving.abort(error)
          throw error
        }
      })
      return match.deals
    } catch (error) {
      signal.throwIfAborted()
      const reason: unknown = leaving.signal.aborted ? leaving.signal.reason : error
      if (reason instanceof Dismissed) return 0
      await this.#report(attempt, reason, signal)
      return 0
    }
  }

  async #report(attempt: Try, error: unknown, signal: AbortSignal): Promise<void> {
    const known = error instanceof BidderError
    const message =
      error instanceof Error && !known ? (error.stack ?? error.message) : String(Object(error).message)
    const saying = { says: 'failed', message, ...(known ? { code: error.code } : {}) } as const
    try {
      await this.#caller.say(this.#run, saying, signal, attempt)
    } catch (dismissed) {
      if (!(dismissed instanceof Dismissed)) throw dismissed
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }
}

/** Players that compute play in threads, which are kept for the next match. @param threads where they are listed */
function computing({ config, source, deliberations }: Terms, threads: Lane[]): Play {
  const memory = familyNamed(config.game).memory?.read()
  const start = { config: checkedConfig(config), source, deliberations, game: config.game, memory }
  const idle: Lane[] = []
  return async (match, _, signal, tell) => {
    const thread = idle.pop() ?? workerLane(start)
    if (!threads.includes(thread)) threads.push(thread)
    const { promise: stopped, reject } = Promise.withResolvers<never>()
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    try {
      const games = await Promise.race([thread.play(match, () => {}), stopped])
      idle.push(thread)
      for (let from = 0; from < games.length; from += TOGETHER) await tell(games.slice(from, from + TOGETHER))
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }
}

/** Players that wait for models all play in this thread. */
function waiting(table: Table, { deliberations }: Terms, asking: AsyncLocalStorage<Playing>): Play {
  return async (match, attempt, signal, tell) => {
    let telling = Promise.resolve()
    const onGame = (game: PlayedGame) => {
      const games = deliberations ? [game] : withoutDeliberations([game])
      telling = telling.then(() => tell(games))
      // Heard in the end.
      telling.catch(() => {})
    }
    await asking.run({ attempt, signal }, () => table.play(match, signal, onGame))
    await telling
  }
}

/** What lets out the requests of an agent: the tournament, of which the match in play asks. */
function grantsFrom(run: string, caller: Caller, agent: string, asking: AsyncLocalStorage<Playing>): Grants {
  return {
    async ask(question, scope, signal) {
      const playing = asking.getStore()
      if (playing === undefined) throw new Error('a model is asked outside of a match')
      const { attempt } = playing
      const granted = caller
        .say(run, { says: 'asks', agent, scope, question }, playing.signal, attempt)
        .then((answer): Granted => {
          if ('outcome' in answer) return answer
          if (!('ticket' in answer)) throw new Dismissed('the tournament gives no leave')
          const { ticket } = answer
          return {
            async told(outcome, ends) {
              await caller.say(
                run,
                { says: 'was told', ticket, ends, ...(outcome === undefined ? {} : { outcome }) },
                playing.signal,
                attempt,
              )
            },
          }
        })
      const { promise: stopped, reject } = Promise.withResolvers<never>()
      const stop = () => {
        reject(signal.reason)
        // The leave that still comes is given back.
        granted.then((late) => ('told' in late ? late.told(undefined, false) : undefined)).catch(() => {})
      }
      signal.addEventListener('abort', stop, { once: true })
      try {
        return await Promise.race([granted, stopped])
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
  }
}
