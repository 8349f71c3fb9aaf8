import type { Agent, Decision, Turn } from '../../environments/agent.ts'
import { PlayerFault, RunEnded } from '../../environments/errors.ts'
import type { Json } from '../../environments/game.ts'
import type { Fault } from '../../environments/host.ts'
import type { WireDealer, WireProtocol } from '../../environments/wire.ts'
import type { Guest } from '../guest.ts'
import type { Lines } from './lines.ts'
import type { Reception } from './reception.ts'

/** Answers in a row that may come too late before a program is cut off. */
const MOST_LATE = 3

/** Nobody sat down where a program was expected. */
class NobodyCame extends RunEnded {
  readonly code = 'NOBODY_CAME'
}

/** A program gave no answer that counts: the rules act for it. */
class Unanswered extends PlayerFault {
  readonly code = 'UNANSWERED'
  readonly faults: readonly Fault[]
  readonly usage = undefined
  readonly deliberation = undefined

  constructor(fault: Fault) {
    super(fault.reason)
    this.faults = [fault]
  }
}

/** What a seat for a program must know. */
export interface WiredOptions {
  /** Its name in results. */
  readonly name: string
  /** Where it connects, for messages. */
  readonly address: string
  /** Time to connect, ms, for every match; the run ends when it is over. */
  readonly patienceMs: number
  /** Time for one answer, ms. */
  readonly answerMs: number
}

/**
 * A seat for a program of others at the other end of a connection. Each match takes a program of its own: the next that
 * connects. One that leaves, or is late too often, has its decisions taken by the rules to the end of the match, each a
 * fault in the record.
 */
export function wiredGuest<View, Action extends Json>(
  protocol: WireProtocol<View, Action>,
  reception: Reception,
  { name, address, patienceMs, answerMs }: WiredOptions,
): Guest<View> {
  async function seated(signal: AbortSignal): Promise<Lines> {
    const patience = AbortSignal.timeout(patienceMs)
    try {
      return await reception.next(AbortSignal.any([signal, patience]))
    } catch (cause) {
      if (signal.aborted || !patience.aborted) throw cause
      throw new NobodyCame(
        `nobody sat down as ${name} within ${patienceMs / 1000} s: start the program, once for each match, with ${address}`,
        { cause },
      )
    }
  }
  return {
    name,
    // What it remembers cannot be known.
    remembers: true,
    timeLimitMs: patienceMs + answerMs + 1000,
    make: () => new WiredPlayer(name, protocol.dealer(), seated, answerMs),
  }
}

class WiredPlayer<View, Action extends Json> implements Agent<View, Json> {
  readonly name: string
  // A program answers the same to the same question.
  readonly asksAgain = true
  readonly #dealer: WireDealer<View, Action>
  readonly #seated: (signal: AbortSignal) => Promise<Lines>
  readonly #answerMs: number
  #program: Lines | undefined
  #late = 0

  constructor(
    name: string,
    dealer: WireDealer<View, Action>,
    seated: (signal: AbortSignal) => Promise<Lines>,
    answerMs: number,
  ) {
    this.name = name
    this.#dealer = dealer
    this.#seated = seated
    this.#answerMs = answerMs
  }

  async decide({ view, signal }: Turn<View, Json>): Promise<Decision<Json>> {
    this.#program ??= await this.#seated(signal)
    const program = this.#program
    for (const line of this.#dealer.news(view)) program.send(line)
    const late = AbortSignal.timeout(this.#answerMs)
    try {
      for (;;) {
        const line = await program.next(AbortSignal.any([signal, late]))
        if (line === undefined) throw new Unanswered({ kind: 'error', reason: 'the program has left' })
        const answer = this.#dealer.answer(line, view)
        if (answer === undefined) continue
        this.#late = 0
        const { action, fault } = answer
        return fault === undefined ? { action } : { action, faults: [fault] }
      }
    } catch (error) {
      if (signal.aborted || !late.aborted) throw error
      this.#late++
      if (this.#late >= MOST_LATE) program.cut()
      throw new Unanswered({ kind: 'timeout', reason: `no answer within ${this.#answerMs} ms` })
    }
  }

  leave(): void {
    this.#program?.close()
  }

  observe({ view }: { readonly view: View }): void {
    for (const line of this.#dealer.end(view)) this.#program?.send(line)
  }
}
