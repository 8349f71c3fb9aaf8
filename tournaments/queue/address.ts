import { BadInput } from '../../environments/errors.ts'

/** Where a queue is. */
export interface QueueAddress {
  readonly kind: 'redis' | 'postgres'
  readonly url: string
  /** The same without what it takes to be let in. */
  readonly shown: string
}

const KINDS: Readonly<Record<string, QueueAddress['kind']>> = {
  'redis:': 'redis',
  'rediss:': 'redis',
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
}

/** Reads the address of a queue. Throws `BadInput`, which repeats nothing of a text that may hold a password. */
export function queueAddress(text: string): QueueAddress {
  const url = URL.parse(text)
  const kind = url === null ? undefined : KINDS[url.protocol]
  if (url === null || kind === undefined)
    throw new BadInput(
      '--queue: is no address of a queue; write redis://HOST:PORT or postgres://USER@HOST:PORT/DATABASE',
    )
  return { kind, url: text, shown: `${url.protocol}//${url.host}${url.pathname}` }
}
