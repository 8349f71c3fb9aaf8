import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type OpenAI from 'openai'
import { z } from 'zod'
import { once } from '../../../environments/once.ts'
import { optional } from '../../../environments/optional.ts'
import type { Random } from '../../../environments/random.ts'
import { sha256 } from '../../../environments/sha256.ts'
import { openAiAccess } from '../clients.ts'
import type { Clock } from '../clock.ts'
import { ModelUnavailable } from '../faults.ts'
import { remedy, troubleOf, waitBefore } from '../retry.ts'
import { type Exchange, through, wireFetch } from '../wire.ts'
import { type Courier, RoundFailed } from './courier.ts'
import { type Round, writeWhole } from './rounds.ts'

type ApiBatch = OpenAI.Batch

/** Requests in vain after which the run ends, to be taken up later: with growing waits, after a quarter of an hour. */
const TRIES = 40
/** Time for one request, ms: a round may have 200 MB. */
const TIME_LIMIT = 600_000
/** The name under which a batch is found again that was made right before the run was stopped. */
const TAG = 'bidder-round'
/** Batches that are looked through for it, the newest first. */
const LOOKED_THROUGH = 500

const kept = once(() => z.object({ id: z.string() }))

/**
 * Takes rounds to OpenAI's Batch API and brings the answers back. What it has sent stands beside the round, so that it
 * is not sent twice. Source: https://developers.openai.com/api/docs/guides/batch
 *
 * @param jitter of the waits between repetitions
 */
export function apiCourier(clock: Clock, jitter: Random): Courier {
  const stands = new Map<Round, string>()
  let opened: Promise<OpenAI> | undefined

  /** Makes one call of the API, again where the server is busy, failing or out of reach. */
  async function call<Result>(
    what: string,
    signal: AbortSignal,
    make: (api: OpenAI) => PromiseLike<Result>,
  ): Promise<Result> {
    opened ??= open()
    const api = await opened
    for (let failures = 1; ; failures++) {
      const exchange: Exchange = {
        scope: 'batch',
        cassette: undefined,
        ends: () => false,
        timeLimitMs: TIME_LIMIT,
        requests: 0,
        replayed: false,
        admit: async () => signal.throwIfAborted(),
      }
      try {
        return await through(exchange, async () => make(api))
      } catch (thrown) {
        signal.throwIfAborted()
        const { outcome } = exchange
        const trouble = troubleOf(outcome, thrown, [])
        if (trouble.next !== 'again' || failures >= TRIES) {
          const reason = trouble.next === 'end' ? trouble.reason : trouble.fault.reason
          throw new ModelUnavailable(`batch:openai: ${what}: ${reason}${remedy(outcome)}`, { cause: thrown })
        }
        await clock.sleep(waitBefore(failures, trouble.waitMs, jitter), signal)
      }
    }
  }

  async function batchOf(round: Round, signal: AbortSignal): Promise<ApiBatch> {
    const known = readKept(round)
    if (known !== undefined) return call('a batch', signal, (api) => api.batches.retrieve(known))
    const text = readFileSync(round.requests, 'utf8')
    const tag = sha256(JSON.stringify([resolve(round.requests), text]))
    const batch = await call('a new batch', signal, async (api) => {
      const made = await earlier(api, tag)
      if (made !== undefined) return made
      const file = await api.files.create({
        file: new File([text], basename(round.requests), { type: 'application/jsonl' }),
        purpose: 'batch',
      })
      return api.batches.create({
        input_file_id: file.id,
        endpoint: endpointOf(round),
        completion_window: '24h',
        metadata: { [TAG]: tag },
      })
    })
    writeWhole(keptAt(round), `${JSON.stringify({ id: batch.id })}\n`)
    return batch
  }

  async function text(id: string | undefined, signal: AbortSignal): Promise<string> {
    if (!id) return ''
    return call('the answers of a batch', signal, async (api) => (await api.files.content(id)).text())
  }

  return {
    longestWaitMs: 60_000,
    async collect(round, _patient, signal) {
      const batch = await batchOf(round, signal)
      const { id, status, output_file_id, error_file_id } = batch
      stands.set(round, `batch ${id} is ${status.replaceAll('_', ' ')} at OpenAI, which may take a day`)
      if (status === 'failed') {
        const reasons = (batch.errors?.data ?? []).map(({ message, code }) => message ?? code)
        throw new RoundFailed(
          `batch:openai: batch ${id} failed: ${reasons.slice(0, 3).join('; ') || 'no reason is given'}`,
        )
      }
      if (status !== 'completed' && status !== 'expired' && status !== 'cancelled') return false
      const parts = [await text(output_file_id, signal), await text(error_file_id, signal)]
      writeWhole(
        round.responses,
        parts.map((part) => (part === '' || part.endsWith('\n') ? part : `${part}\n`)).join(''),
      )
      return true
    },
    whereabouts: (round) => stands.get(round) ?? `the questions are in ${round.requests}`,
  }
}

async function open(): Promise<OpenAI> {
  const { default: OpenAI } = await optional(
    'batch:openai: batches',
    ['openai'],
    () => import('openai'),
    ModelUnavailable,
  )
  return new OpenAI({ ...openAiAccess('batch:openai', false), maxRetries: 0, fetch: wireFetch })
}

/** A batch that was made for a round by a run that was stopped before it could note it. */
async function earlier(api: OpenAI, tag: string): Promise<ApiBatch | undefined> {
  let looked = 0
  for await (const batch of api.batches.list({ limit: 100 })) {
    if (batch.metadata?.[TAG] === tag && batch.status !== 'failed') return batch
    if (++looked >= LOOKED_THROUGH) return undefined
  }
  return undefined
}

const keptAt = ({ stem }: Round): string => `${stem}.batch.json`

function readKept(round: Round): string | undefined {
  if (!existsSync(keptAt(round))) return undefined
  try {
    return kept().parse(JSON.parse(readFileSync(keptAt(round), 'utf8'))).id
  } catch {
    return undefined
  }
}

function endpointOf({ urls }: Round): '/v1/chat/completions' | '/v1/responses' {
  const [url] = urls.values()
  return url === '/v1/responses' ? url : '/v1/chat/completions'
}
