import { BadInput } from '../../environments/errors.ts'
import { optional } from '../../environments/optional.ts'
import type { QueueAddress } from './address.ts'

/** Time to be let in, ms. */
const PATIENCE_MS = 10_000

/** Loads one of the packages that queues take. Throws `BadInput` saying what to install where it is missing. */
export function ofQueues<Package>(load: () => Promise<Package>): Promise<Package> {
  return optional('--queue: queues', ['bullmq', 'ioredis', 'pg'], load)
}

/** Connects once, and leaves again. Throws `BadInput` where that fails. */
export async function reach(address: QueueAddress): Promise<void> {
  try {
    if (address.kind === 'redis') {
      const { Redis } = await ofQueues(() => import('ioredis'))
      const client = new Redis(address.url, {
        lazyConnect: true,
        retryStrategy: () => null,
        connectTimeout: PATIENCE_MS,
      })
      // What is wrong is said by the attempt itself.
      client.on('error', () => {})
      await client.connect()
      await client.ping()
      client.disconnect()
      return
    }
    const { default: pg } = await ofQueues(() => import('pg'))
    const client = new pg.Client({
      connectionString: address.url,
      connectionTimeoutMillis: PATIENCE_MS,
    })
    client.on('error', () => {})
    await client.connect()
    await client.end()
  } catch (cause) {
    if (cause instanceof BadInput) throw cause
    throw new BadInput(
      `--queue ${address.shown}: cannot be reached (${reasonOf(cause)}); start the server there, or name another`,
      { cause },
    )
  }
}

/** What went wrong with a connection, in few words. */
export function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  const { message, code } = Object(first)
  return String(message || code || first)
}
