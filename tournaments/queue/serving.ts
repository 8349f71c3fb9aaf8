import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { BadInput, BidderError } from '../../environments/errors.ts'
import { WAITING } from '../language.ts'
import { openBroker } from './broker.ts'
import { Caller, Dismissed } from './caller.ts'
import { Engagement } from './engagement.ts'
import type { Order } from './messages.ts'
import { softwareHere } from './software.ts'

/** How a worker serves a queue. */
export interface ServingOptions {
  /** Matches at the same time. Default: one for each core where players compute, 16 where they wait for models. */
  readonly concurrency?: number
  /** How long a worker is not heard of before others take its matches, ms. Default 30 s. */
  readonly leaseMs?: number
  /** Ends after so long without a match, ms; absent: never. */
  readonly idleMs?: number
  /** Ends it at once: matches in play go back to the queue. The promise rejects with its reason. */
  readonly signal?: AbortSignal
  /** Told, in one line each, what a person should know. */
  readonly onNotice?: (line: string) => void
  /** Told of every match that was played. */
  readonly onPlayed?: (done: Served) => void
}

/** What a worker has done. */
export interface Served {
  readonly matches: number
  readonly games: number
}

const LEASE_MS = 30_000

/**
 * Plays matches of whatever tournaments are on a queue, until it is stopped, or has been idle for long enough.
 *
 * Throws `BadInput` for a queue that cannot be used and for a tournament that other software plays, and
 * `ModelUnavailable` where a model cannot be asked from here; what it has then goes to other workers.
 */
export async function serveQueue(
  url: string,
  { concurrency, leaseMs = LEASE_MS, idleMs, signal, onNotice = () => {}, onPlayed }: ServingOptions = {},
): Promise<Served> {
  const broker = await openBroker(url, onNotice)
  const messages = broker.messages(leaseMs)
  const caller = await Caller.open(messages, randomUUID().replaceAll('-', ''))
  const software = softwareHere()
  const ending = new AbortController()
  const stop = AbortSignal.any(signal === undefined ? [ending.signal] : [signal, ending.signal])
  const engagements = new Map<string, Promise<Engagement>>()
  const done = { matches: 0, games: 0 }
  const playing = new Map<string, number>()
  let idle: NodeJS.Timeout | undefined
  const rest = () => {
    if (idleMs !== undefined && playing.size === 0) idle = setTimeout(() => ending.abort(undefined), idleMs)
  }

  /** Of runs that no match is played of any more, nothing is kept. */
  async function engagement(run: string): Promise<Engagement> {
    for (const [other, opened] of engagements)
      if (other !== run && !playing.has(other)) {
        engagements.delete(other)
        opened.then((each) => each.close()).catch(() => {})
      }
    const opened = engagements.get(run) ?? Engagement.open(run, caller, stop)
    engagements.set(run, opened)
    opened.catch(() => engagements.delete(run))
    return opened
  }

  async function play({ run, software: theirs, match }: Order): Promise<void> {
    clearTimeout(idle)
    playing.set(run, (playing.get(run) ?? 0) + 1)
    try {
      stop.throwIfAborted()
      if (theirs !== software) {
        // One that was killed leaves matches behind, which nobody waits for.
        await caller.say(run, { says: 'is there' }, stop)
        throw new BadInput(
          `${broker.shown}: a tournament of bidder ${theirs} is there, and this is ${software}: results would not be the same; start the worker from the same version`,
        )
      }
      const games = await (await engagement(run)).play(match, stop)
      if (games === 0) return
      done.matches++
      done.games += games
      onPlayed?.(done)
    } catch (error) {
      if (error instanceof Dismissed) return
      // Another worker may do better.
      if (error instanceof BidderError) ending.abort(error)
      throw error
    } finally {
      const left = (playing.get(run) ?? 1) - 1
      if (left > 0) playing.set(run, left)
      else playing.delete(run)
      rest()
    }
  }

  const workers = [true, false].map((computes) =>
    broker.work(computes, concurrency ?? (computes ? availableParallelism() : WAITING), leaseMs, play),
  )
  rest()
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve()
    stop.addEventListener('abort', () => resolve(), { once: true })
  })
  clearTimeout(idle)
  await Promise.all(workers.map((worker) => worker.close()))
  clearTimeout(idle)
  const opened = await Promise.allSettled(engagements.values())
  await Promise.all(opened.map((each) => (each.status === 'fulfilled' ? each.value.close() : undefined)))
  caller.close()
  await messages.close()
  signal?.throwIfAborted()
  if (ending.signal.reason instanceof BidderError) throw ending.signal.reason
  return { ...done }
}
