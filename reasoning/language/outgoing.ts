import type { Outcome } from './cassette.ts'
import { jsonIn } from './json-text.ts'
import type { Question } from './occurrences.ts'

/** Response headers that are kept: when to come again. */
const KEPT = ['content-type', 'date', 'retry-after', 'retry-after-ms']
/** Request headers that hold secrets. */
const SECRET = ['authorization', 'api-key', 'x-api-key', 'x-goog-api-key']

/** A request that may go out. */
export interface Outgoing {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: string | null
  readonly signal: AbortSignal
}

/** What a client hands to `fetch`. One text to one address, as most do, needs none of the machinery of a `Request`. */
export async function outgoing(input: string | URL | Request, init: RequestInit = {}): Promise<Outgoing> {
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

/** What a request asks, by which it is recorded: neither its host nor its key. */
export function questionOf({ method, url, body }: Outgoing): Question {
  const text = body ?? ''
  return { method, path: new URL(url).pathname, body: jsonIn(text) ?? text }
}

/**
 * Sends a request. Secrets that it carries are taken out of what comes back.
 * @param timeLimitMs time for the whole answer
 * Throws the signal's reason where it is aborted.
 */
export async function sent(
  { url, method, headers: asked, body, signal }: Outgoing,
  timeLimitMs: number,
): Promise<Outcome> {
  const limit = AbortSignal.timeout(timeLimitMs)
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
    if (limit.aborted) return { failure: 'timeout', reason: `no answer within ${timeLimitMs} ms` }
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
