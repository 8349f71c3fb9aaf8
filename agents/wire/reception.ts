import { createServer, type Server, type Socket } from 'node:net'
import { BadInput } from '../../environments/errors.ts'
import { Lines } from './lines.ts'

/** Programs that may wait to be seated; the next ones are turned away. */
const MOST_WAITING = 64

/** Connections that have not said yet who they are: of more, the one that has said nothing for longest is cut off. */
const MOST_STRANGERS = 64

/** Time to say who one is, ms. */
const TO_GREET = 5000

/** What a place to receive programs must know. */
export interface ReceptionOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Whether a line opens so that its sender can be seated. */
  greets(line: string): boolean
}

/** Where programs from outside connect, to be seated one after another. */
export class Reception {
  readonly #server: Server
  readonly #greets: ReceptionOptions['greets']
  readonly #closing = new AbortController()
  readonly #waiting: Lines[] = []
  readonly #wanted: ((program: Lines) => void)[] = []
  readonly #all = new Set<Lines>()
  readonly #strangers = new Set<Lines>()

  private constructor(greets: ReceptionOptions['greets']) {
    this.#greets = greets
    this.#server = createServer((socket) => this.#receive(socket))
  }

  /** Opens one. Throws `BadInput` where it cannot listen there. */
  static open({ host, port, greets }: ReceptionOptions): Promise<Reception> {
    const reception = new Reception(greets)
    const server = reception.#server
    return new Promise((resolve, reject) => {
      server.once('error', (cause: NodeJS.ErrnoException) =>
        reject(new BadInput(`cannot listen at ${host}:${port} (${cause.code}): name another`, { cause })),
      )
      server.listen({ host, port }, () => {
        // Running out of descriptors, say: those who are connected play on.
        server.on('error', () => {})
        resolve(reception)
      })
    })
  }

  /** The port that it listens at. */
  get port(): number {
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  /** The next program that has said who it is. Rejects with the signal's reason. */
  next(signal: AbortSignal): Promise<Lines> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const waiting = this.#waiting.shift()
      if (waiting !== undefined) return resolve(waiting)
      const take = (program: Lines) => {
        signal.removeEventListener('abort', stop)
        resolve(program)
      }
      const stop = () => {
        this.#wanted.splice(this.#wanted.indexOf(take), 1)
        reject(signal.reason)
      }
      signal.addEventListener('abort', stop, { once: true })
      this.#wanted.push(take)
    })
  }

  /** Sends everybody away and listens no more. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('closed'))
    for (const program of this.#all) program.close()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #receive(socket: Socket): void {
    const program = new Lines(socket)
    this.#all.add(program)
    socket.once('close', () => this.#all.delete(program))
    if (this.#waiting.length >= MOST_WAITING) {
      program.cut()
      return
    }
    if (this.#strangers.size >= MOST_STRANGERS) {
      const [oldest] = this.#strangers
      this.#strangers.delete(oldest)
      oldest.cut()
    }
    void this.#greet(program)
  }

  async #greet(program: Lines): Promise<void> {
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TO_GREET)])
    this.#strangers.add(program)
    const line = await program.next(signal).catch(() => undefined)
    this.#strangers.delete(program)
    if (line === undefined || !this.#greets(line)) {
      program.cut()
      return
    }
    const wanted = this.#wanted.shift()
    if (wanted !== undefined) {
      wanted(program)
      return
    }
    this.#waiting.push(program)
    program.whenGone(() => {
      const at = this.#waiting.indexOf(program)
      if (at >= 0) this.#waiting.splice(at, 1)
    })
  }
}
