import type { Fault } from '../../environments/host.ts'
import type { Random } from '../../environments/random.ts'
import type { Outcome } from './cassette.ts'

/** What goes with a request where the server takes it. */
export type Optional = 'schema' | 'temperature'

/** What a server says of a part that it does not take. */
const REFUSALS: Readonly<Record<Optional, RegExp>> = {
  schema: /response_format|json_schema|text\.format|grammar/i,
  temperature: /temperature/i,
}

/** What a request that brought no answer means for those that follow. */
export type Trouble =
  /** Asking again may help. `limited`: the server is asked too much; `waitMs`: when it wants to be asked again. */
  | { readonly next: 'again'; readonly fault: Fault; readonly limited: boolean; readonly waitMs?: number }
  /** This question is not to be asked again. */
  | { readonly next: 'give-up'; readonly fault: Fault }
  /** The server does not take a part of what was sent: the same without it. */
  | { readonly next: 'without'; readonly part: Optional; readonly fault: Fault }
  /** No question could be answered. */
  | { readonly next: 'end'; readonly reason: string }

/** What a server wants to be waited for at most, ms: who asks for more is not to be asked again today. */
const LONGEST_WAIT = 600_000
/** Of the first repetition, ms; each later one waits twice as long, up to the longest. */
const FIRST_BACKOFF = 500
const LONGEST_BACKOFF = 30_000

/**
 * Judges a request that brought no answer, by what came over the wire.
 * @param thrown what the client made of it, for the case that nothing did
 * @param sent what went with it that could be left out
 */
export function troubleOf(outcome: Outcome | undefined, thrown: unknown, sent: readonly Optional[]): Trouble {
  const error = (reason: string): Fault => ({ kind: 'error', reason })
  if (outcome === undefined) {
    const status: unknown = Object(thrown).status
    const text = thrown instanceof Error ? thrown.message : String(thrown)
    if (typeof status !== 'number') return { next: 'end', reason: text }
    return troubleOf(
      { status, headers: {}, text: JSON.stringify({ error: { message: text } }) },
      thrown,
      sent,
    )
  }
  if ('failure' in outcome) {
    const { failure, reason } = outcome
    const fault = failure === 'timeout' ? { kind: failure, reason } : error(`no connection: ${reason}`)
    return { next: 'again', fault, limited: false }
  }
  const { status, headers, text } = outcome
  if (status < 300) return { next: 'again', fault: error('the reply is not of a known form'), limited: false }
  const { message, code, about } = errorIn(text)
  const said = `status ${status}${message === '' ? '' : `: ${message}`}`
  if (status === 429 && code !== 'insufficient_quota') {
    const waitMs = waitOf(headers)
    if (waitMs !== undefined && waitMs > LONGEST_WAIT)
      return {
        next: 'end',
        reason: `${said}; it wants to be asked again in ${Math.ceil(waitMs / 60_000)} minutes`,
      }
    return { next: 'again', fault: error(said), limited: true, ...(waitMs === undefined ? {} : { waitMs }) }
  }
  if (status >= 500 || status === 408 || status === 409) {
    const waitMs = waitOf(headers)
    const soon = waitMs !== undefined && waitMs <= LONGEST_WAIT
    return { next: 'again', fault: error(said), limited: false, ...(soon ? { waitMs } : {}) }
  }
  if (status === 400 || status === 413 || status === 422) {
    const part = sent.find((optional) => REFUSALS[optional].test(about))
    if (part !== undefined) return { next: 'without', part, fault: error(said) }
    if (/content_(filter|policy)|content management policy/i.test(about))
      return { next: 'give-up', fault: { kind: 'refused', reason: said } }
    if (/context_length|context window|maximum context|too long/i.test(about))
      return { next: 'give-up', fault: error(said) }
  }
  return { next: 'end', reason: said }
}

/** What a person can do where a server refuses to be asked, to be added to the reason. */
export function remedy(outcome: Outcome | undefined): string {
  const status = outcome !== undefined && 'status' in outcome ? outcome.status : undefined
  if (status === 401 || status === 403) return '; check the key (OPENAI_API_KEY, or that of the provider)'
  if (status === 404) return '; check the name of the model and the address (OPENAI_BASE_URL)'
  if (status === 402 || status === 429) return '; the account has nothing left for now'
  return ''
}

/** How long to wait before the n-th repetition, ms: what the server asks for, or exponential backoff with jitter. */
export function waitBefore(repetition: number, asked: number | undefined, random: Random): number {
  const backoff = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (repetition - 1))
  return Math.max(asked ?? 0, backoff * (0.5 + random.unit() / 2))
}

/** The error that a body tells of, in any of the forms that servers use. */
function errorIn(text: string): { message: string; code: string; about: string } {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { message: text.slice(0, 200), code: '', about: text.slice(0, 2000) }
  }
  const error: unknown = Object(body).error ?? Object(body).detail ?? body
  const { message, code, param } = Object(error)
  const said = typeof error === 'string' ? error : typeof message === 'string' ? message : text.slice(0, 200)
  return { message: said, code: String(code ?? ''), about: `${said} ${String(code)} ${String(param)}` }
}

/** When the server wants to be asked again, ms from its answer: seconds or a date (RFC 9110, 10.2.3), or OpenAI's ms. */
function waitOf(headers: Readonly<Record<string, string>>): number | undefined {
  const ms = Number(headers['retry-after-ms'] ?? Number.NaN)
  if (ms >= 0) return ms
  const after = headers['retry-after']
  if (after === undefined) return undefined
  if (/^\d+(\.\d+)?$/.test(after)) return Number(after) * 1000
  // By the server's own clock, which is the one that the date is of.
  const until = Date.parse(after) - Date.parse(headers.date ?? '')
  return Number.isNaN(until) ? undefined : Math.max(0, until)
}
