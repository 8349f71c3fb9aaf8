import { AsyncLocalStorage } from 'node:async_hooks'
import type { Cassette, Outcome } from './cassette.ts'
import type { Grants } from './grants.ts'
import type { Question } from './occurrences.ts'

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

/** Response headers that are kept: when to come again. */
const KEPT = ['content-type', 'date', 'retry-after', 'retry-after-ms']
/** Request headers that hold secrets. */
const SECRET = ['authorization', 'api-key', 'x-api-key', 'x-goog-api-key']

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
    outcome = posted === undefined ? await sent(request, exchange) : await awaited(posted, request, exchange)
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

/** A request that may go out. */
interface Outgoing {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: string | null
  readonly signal: AbortSignal
}

/** What a client hands to `fetch`. One text to one address, as most do, needs none of the machinery of a `Request`. */
async function outgoing(input: string | URL | Request, init: RequestInit = {}): Promise<Outgoing> {
  const { body = null, method = 'GET', signal } = init
  if (!(input instanceof Request) && (body === null || typeof body === 'string')) {
    const headers = new Headers(init.headers)
    return { url: String(input), method, headers, body, signal: signal ?? new AbortController().signal }
  }
  const request = new Request(input, init)
  const text = await request.text()
  const { url, headers } = request
  return { url, method: request.method, headers, body: text === '' ? null : text, signal: request.signal }
}

const questionOf = ({ method, url, body }: Outgoing) => ({
  method,
  path: new URL(url).pathname,
  body: jsonOr(body ?? ''),
})

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

async function awaited(posted: Posted, { signal }: Outgoing, exchange: Exchange): Promise<Outcome> {
  try {
    const { outcome, earlier } = await posted.answer(signal, exchange.ends)
    exchange.replayed = earlier
    return outcome
  } catch (error) {
    exchange.stopped = error
    throw error
  }
}

async function granted(grants: Grants, request: Outgoing, exchange: Exchange): Promise<Outcome> {
  const ours = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work
    } catch (error) {
      exchange.stopped = error
      throw error
    }
  }
  const found = await ours(grants.ask(questionOf(request), exchange.scope, request.signal))
  exchange.replayed = 'outcome' in found
  if ('outcome' in found) return found.outcome
  let outcome: Outcome
  try {
    outcome = await sent(request, exchange)
  } catch (error) {
    await ours(found.told(undefined, false))
    throw error
  }
  await ours(found.told(outcome, exchange.ends(outcome)))
  return outcome
}

async function sent(request: Outgoing, exchange: Exchange): Promise<Outcome> {
  try {
    await exchange.admit(request.signal)
  } catch (error) {
    exchange.stopped = error
    throw error
  }
  const limit = AbortSignal.timeout(exchange.timeLimitMs)
  const { url, method, headers: asked, body, signal } = request
  const clean = withoutSecrets(asked)
  try {
    const response = await fetch(url, {
      method,
      headers: asked,
      body,
      signal: AbortSignal.any([signal, limit]),
    })
    const headers = Object.fromEntries(
      KEPT.flatMap((name) => {
        const value = response.headers.get(name)
        return value === null ? [] : [[name, value]]
      }),
    )
    return { status: response.status, headers, text: clean(await response.text()) }
  } catch (error) {
    // Whoever asked has stopped listening: no outcome.
    if (signal.aborted) throw error
    if (limit.aborted) return { failure: 'timeout', reason: `no answer within ${exchange.timeLimitMs} ms` }
    return { failure: 'connection', reason: clean(reasonOf(error)) }
  }
}

/** Characters from which on a key is one: what is shorter may be an ordinary word. */
const SHORTEST_SECRET = 8

/** Takes out of a text the secrets that its request carried: servers may repeat them. */
function withoutSecrets(headers: Headers): (text: string) => string {
  const secrets = SECRET.flatMap((name) => headers.get(name)?.replace(/^Bearer /i, '') ?? []).filter(
    (secret) => secret.length >= SHORTEST_SECRET,
  )
  return (text) => secrets.reduce((left, secret) => left.replaceAll(secret, '[key]'), text)
}

/** The innermost reason: `connect ECONNREFUSED 127.0.0.1:1234` and not `fetch failed`. */
function reasonOf(error: unknown): string {
  let inner = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  const text = inner instanceof Error ? inner.message || inner.name : String(inner)
  return text === '' ? 'the connection failed' : text
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
