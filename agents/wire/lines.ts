import type { Socket } from 'node:net'

/** Characters of a line at most: whoever sends more is cut off. */
const LONGEST = 8192

/** Bytes that may wait for the other end to read them: whoever reads so little is cut off. */
const MOST_UNREAD = 1 << 20

/**
 * A connection as lines of text. Whatever the other end does, nothing here throws and no more than a little is held for
 * it: it is read only when a line is asked for.
 */
export class Lines {
  readonly #socket: Socket
  readonly #incoming: AsyncGenerator<string>
  #next: Promise<string | undefined> | undefined

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    // What is wrong with it shows when it is read; without a listener it would end the process.
    socket.on('error', () => {})
    this.#incoming = linesOf(socket)
  }

  /** Whether nothing more can be sent. */
  get closed(): boolean {
    return this.#socket.destroyed || this.#socket.writableEnded
  }

  /**
   * The next line; undefined when there is none to come. A line that comes after the signal is kept for the next asking.
   * Rejects with the signal's reason.
   */
  next(signal: AbortSignal): Promise<string | undefined> {
    this.#next ??= this.#read()
    const reading = this.#next
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const stop = () => reject(signal.reason)
      signal.addEventListener('abort', stop, { once: true })
      reading.then((line) => {
        signal.removeEventListener('abort', stop)
        if (signal.aborted) return
        this.#next = undefined
        resolve(line)
      })
    })
  }

  /** Calls back once, if the other end leaves before a line of it is asked for. */
  whenGone(gone: () => void): void {
    this.#next ??= this.#read()
    this.#next.then((line) => {
      if (line === undefined) gone()
    })
  }

  /** Sends a line, if anybody is there. */
  send(line: string): void {
    if (this.closed) return
    this.#socket.write(`${line}\r\n`, 'latin1')
    if (this.#socket.writableLength > MOST_UNREAD) this.#socket.destroy()
  }

  /** Ends the connection: what has been sent still goes out, for as long as the other end takes a second to read it. */
  close(): void {
    if (this.#socket.destroyed) return
    this.#socket.end()
    const stop = setTimeout(() => this.#socket.destroy(), 1000)
    this.#socket.once('close', () => clearTimeout(stop))
    void this.#drain()
  }

  /** Cuts the connection off. */
  cut(): void {
    this.#socket.destroy()
  }

  /** Reads to the end: that the other end has closed shows to a reader alone, and a socket that nobody reads keeps no program alive. */
  async #drain(): Promise<void> {
    let line = await this.#read()
    while (line !== undefined) line = await this.#read()
  }

  async #read(): Promise<string | undefined> {
    try {
      const { done, value } = await this.#incoming.next()
      return done === true ? undefined : value
    } catch {
      return undefined
    }
  }
}

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  socket.setEncoding('latin1')
  let rest = ''
  for await (const chunk of socket) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.length > LONGEST) return
      yield line.endsWith('\r') ? line.slice(0, -1) : line
    }
    if (rest.length > LONGEST) return
  }
}
