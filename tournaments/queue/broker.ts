import type { ConnectionOptions, JobsOptions, Relay } from 'bullmq'
import { queueAddress } from './address.ts'
import { type Message, type Order, queueName, RELAY } from './messages.ts'
import { ofQueues, reach, reasonOf } from './reach.ts'

/** Where a tournament and its workers meet. */
export interface Broker {
  /** As it may be shown. */
  readonly shown: string
  /** The matches that wait for a worker. @param computes whether their players compute, or wait for models */
  queue(computes: boolean): MatchQueue
  /** Takes matches, some at a time. @param leaseMs how long a worker is not heard of before others take its matches */
  work(
    computes: boolean,
    concurrency: number,
    leaseMs: number,
    play: (order: Order) => Promise<void>,
  ): Closing
  /** What carries messages between the processes. @param leaseMs how long this one is not heard of before it is lost */
  messages(leaseMs: number): Messages
}

interface Closing {
  close(): Promise<void>
}

export interface MatchQueue extends Closing {
  /** Adds matches; one that is there already stays as it is. */
  add(orders: readonly Order[]): Promise<void>
  /** Takes a match back, unless a worker has it. */
  withdraw(order: Order): Promise<void>
}

export interface Messages extends Closing {
  subscribe<Heard extends Message>(topic: string, listener: (message: Heard) => void): Promise<void>
  /** @returns whether anybody is there */
  publish(topic: string, message: Message): Promise<boolean>
  /** @param listener told when this process was taken for lost: what was sent to it meanwhile, or not read yet, is gone */
  onGap(listener: () => void): void
}

/** The largest message, bytes: some games with all that was thought in them. */
const LARGEST = 64 * 2 ** 20
/** Between two looks for processes that are lost, ms. */
const SWEEP_MS = 5000

/** Said in the place of a table's own, so that what else the database holds is left alone. */
const SCHEMA = 'bidder'

/**
 * Opens a queue with BullMQ, after making sure that it can be reached.
 * @param onTrouble told, in one line, of a connection that is lost; it is made again by itself
 * Throws `BadInput` for an address that is none, cannot be reached, or needs a package that is not installed.
 */
export async function openBroker(text: string, onTrouble: (line: string) => void): Promise<Broker> {
  const address = queueAddress(text)
  const bullmq = await ofQueues(() => import('bullmq'))
  await reach(address)
  let last = ''
  const trouble = (error: Error) => {
    const line = `${address.shown}: ${reasonOf(error)}`
    if (line !== last) onTrouble(line)
    last = line
  }
  const followed = <Part extends { on(event: 'error', listener: (error: Error) => void): unknown }>(
    part: Part,
  ) => {
    part.on('error', trouble)
    return part
  }
  const manner = (concurrency: number, leaseMs: number) => ({
    concurrency,
    lockDuration: leaseMs,
    stalledInterval: Math.ceil(leaseMs / 2),
    // However many workers are lost, their matches are not.
    maxStalledCount: 1_000_000,
    removeOnComplete: { count: 0 },
  })
  const carried = (leaseDuration: number) => ({
    namespace: RELAY,
    maxMessageSize: LARGEST,
    leaseDuration,
    sweepInterval: SWEEP_MS,
  })
  if (address.kind === 'redis') {
    const connection: ConnectionOptions = { url: address.url, maxRetriesPerRequest: null }
    const options = { connection, prefix: SCHEMA }
    return {
      shown: address.shown,
      queue: (computes) => matchQueue(followed(new bullmq.Queue<Order>(queueName(computes), options))),
      work: (computes, concurrency, leaseMs, play) =>
        followed(
          new bullmq.Worker<Order>(queueName(computes), ({ data }) => play(data), {
            ...options,
            ...manner(concurrency, leaseMs),
          }),
        ),
      messages: (leaseMs) => messagesOf(followed(new bullmq.Relay({ ...options, ...carried(leaseMs) }))),
    }
  }
  const options = { connection: { connectionString: address.url, schema: SCHEMA, migrate: true } }
  const { Queue, Worker } = bullmq.withBackend(bullmq.createPostgresBackend)
  return {
    shown: address.shown,
    queue: (computes) => matchQueue(followed(new Queue<Order>(queueName(computes), options))),
    work: (computes, concurrency, leaseMs, play) =>
      followed(
        new Worker<Order>(queueName(computes), ({ data }) => play(data), {
          ...options,
          ...manner(concurrency, leaseMs),
        }),
      ),
    messages: (leaseMs) =>
      messagesOf(
        followed(
          new bullmq.Relay({ ...options, backend: bullmq.createPostgresRelayBackend, ...carried(leaseMs) }),
        ),
      ),
  }
}

/** What is used of a queue of BullMQ's, whatever it is kept in. */
interface AnyQueue {
  addBulk(jobs: { name: string; data: Order; opts: JobsOptions }[]): Promise<unknown>
  remove(id: string): Promise<number>
  close(): Promise<void>
}

/** A worker that cannot play a match gives it back: another tries after a while, as often as it takes. */
const AGAIN = { attempts: 1_000_000, backoff: { type: 'fixed', delay: 500 } }

function matchQueue(queue: AnyQueue): MatchQueue {
  const idOf = ({ run, match }: Order) => `${run}-${match.index}`
  return {
    async add(orders) {
      const opts = { ...AGAIN, removeOnComplete: true, removeOnFail: true }
      await queue.addBulk(
        orders.map((data) => ({ name: 'match', data, opts: { ...opts, jobId: idOf(data) } })),
      )
    },
    async withdraw(order) {
      await queue.remove(idOf(order))
    },
    close: () => queue.close(),
  }
}

function messagesOf<Connection>(relay: Relay<Connection>): Messages {
  return {
    async subscribe<Heard>(topic: string, listener: (message: Heard) => void) {
      await relay.subscribe<Heard>(topic, ({ data }) => listener(data))
    },
    async publish(topic, message) {
      const { nodes } = await relay.publish(topic, message)
      return nodes > 0
    },
    onGap(listener) {
      relay.on('recovered', listener)
    },
    close: () => relay.close(),
  }
}
