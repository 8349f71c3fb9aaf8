import { AsyncLocalStorage } from 'node:async_hooks'
import type { Cassette, Outcome } from './cassette.ts'
import type { Grants } from './grants.ts'
import type { Question } from './occurrences.ts'
import { type Outgoing, outgoing, questionOf, sent } from './outgoing.ts'

/** One request that goes with others instead of going out at once. */
export interface Posted {
  /** A recording has its answer. */
  recorded(): void
  /**
   * Waits for its answer; rejects with the signal's reason, or what stopped the request before it went out.
   * @param ends whether an outcome ends the run: then one that an earlier run was given is not taken
   * @returns what came of it, and whether an earlier run has heard it already
   */
  answer(
    signal: AbortSignal,
    ends: (outcome: Outcome) => boolean,
  ): Promise<{ readonly outcome: Outcome; readonly earlier: boolean }>
}

/** Takes a request of a scope. */
export type Post = (question: Question, scope: string) => Posted

/** What passes between a client and its provider during one call. */
export interface Exchange {
  /** By whom it is asked: see `Cassette`. */
  readonly scope: string
  /** Lets the request go out; asked right before it does, and never for an answer from a cassette. */
  readonly admit: (signal: AbortSignal) => Promise<void>
  /** Time for one request, ms, from when it goes out. */
  readonly timeLimitMs: number
  readonly cassette: Cassette | undefined
  /** Whether what came of a request ends the run: that is not recorded, so that it is asked again. */
  readonly ends: (outcome: Outcome) => boolean
  /** What takes requests where they do not go out one by one; then nothing is admitted. */
  readonly post?: Post
  /** What lets requests out, where it is not here that they are recorded. */
  readonly grants?: Grants
  /** What came of the last request. */
  outcome?: Outcome
  /** Requests made by the client, answered from a cassette or not. */
  requests: number
  /** Whether the last outcome is from a cassette. */
  replayed: boolean
  /** What stopped a request before it went out: not to be taken for a fault of the provider. */
  stopped?: unknown
}

const exchanges = new AsyncLocalStorage<Exchange>()

/** Makes a call whose requests, made by whatever client through `wireFetch`, belong to an exchange. */
export function through<Result>(exchange: Exchange, call: () => Promise<Result>): Promise<Result> {
  return exchanges.run(exchange, call)
}

/**
 * The `fetch` under every client: it notes what passes, keeps keys out of it, holds each request until it is admitted
 * and gives it its time, and records and replays. Outside of an exchange it is the ordinary one.
 */
export const wireFetch: typeof fetch = async (input, init) => {
  const exchange = exchanges.getStore()
  if (exchange === undefined) return fetch(input, init)
  exchange.requests++
  const { cassette, scope, post, grants } = exchange
  const request = await outgoing(input, init)
  if (grants !== undefined) return responseTo(await granted(grants, request, exchange), exchange)
  const kept = cassette !== undefined || post !== undefined
  const question = kept ? questionOf(request) : undefined
  const posted = question && post?.(question, scope)
  const found = stopping(exchange, () => (question && cassette?.find(question, scope)) ?? (() => {}))
  let outcome: Outcome
  exchange.replayed = typeof found !== 'function'
  if (typeof found !== 'function') {
    posted?.recorded()
    outcome = found
  } else {
    outcome =
      posted === undefined ? await admitted(request, exchange) : await awaited(posted, request, exchange)
    if (!exchange.ends(outcome)) stopping(exchange, () => found(outcome))
  }
  return responseTo(outcome, exchange)
}

function responseTo(outcome: Outcome, exchange: Exchange): Response {
  exchange.outcome = outcome
  if ('failure' in outcome) throw new TypeError(outcome.reason)
  const { status, headers } = outcome
  return new Response(NO_BODY.has(status) ? null : outcome.text, { status, headers })
}

const NO_BODY: ReadonlySet<number> = new Set([101, 204, 205, 304])

/** Does what is ours to do, so that its failure is not taken for one of the provider. */
function stopping<Result>(exchange: Exchange, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    exchange.stopped = error
    throw error
  }
}

/** The same, for what takes its time. */
async function stoppingLate<Result>(exchange: Exchange, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    exchange.stopped = error
    throw error
  }
}

async function awaited(posted: Posted, { signal }: Outgoing, exchange: Exchange): Promise<Outcome> {
  const { outcome, earlier } = await stoppingLate(exchange, () => posted.answer(signal, exchange.ends))
  exchange.replayed = earlier
  return outcome
}

async function granted(grants: Grants, request: Outgoing, exchange: Exchange): Promise<Outcome> {
  const question = questionOf(request)
  const found = await stoppingLate(exchange, () => grants.ask(question, exchange.scope, request.signal))
  exchange.replayed = 'outcome' in found
  if ('outcome' in found) return found.outcome
  let outcome: Outcome
  try {
    outcome = await admitted(request, exchange)
  } catch (error) {
    await stoppingLate(exchange, () => found.told(undefined, false))
    throw error
  }
  await stoppingLate(exchange, () => found.told(outcome, exchange.ends(outcome)))
  return outcome
}

async function admitted(request: Outgoing, exchange: Exchange): Promise<Outcome> {
  await stoppingLate(exchange, () => exchange.admit(request.signal))
  return sent(request, exchange.timeLimitMs)
}
