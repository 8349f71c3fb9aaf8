import type { Cassette, Outcome } from './cassette.ts'
import type { Gate } from './concurrency.ts'
import type { Question } from './occurrences.ts'
import { replyInOutcome } from './reply.ts'
import { troubleOf } from './retry.ts'

/** Lets the requests of one agent out, where limits, manners and the recording are kept by another process. */
export interface Grants {
  /**
   * Waits until a request may go out. Throws `RunEnded` where none may any more, and the signal's reason.
   * @param scope by whom it is asked: see `Cassette`
   */
  ask(question: Question, scope: string, signal: AbortSignal): Promise<Granted>
}

/** What is recorded already, or the leave to ask: then what came of it is told. */
export type Granted =
  | { readonly outcome: Outcome }
  | {
      /** @param outcome absent where nothing came of it @param ends whether it ends the run: that is not recorded */
      told(outcome: Outcome | undefined, ends: boolean): Promise<void>
    }

/** What is kept of an agent where its requests are let out. */
export interface Account {
  readonly cassette: Cassette | undefined
  readonly gate: Gate
  begin(): void
  end(inputTokens: number, outputTokens: number, replayed: boolean): void
}

/** Lets requests out as if they were made here. When the signal is aborted, what is not told yet never will be. */
export function grantsOf({ cassette, gate, begin, end }: Account): Grants {
  return {
    async ask(question, scope, signal) {
      const found = cassette?.find(question, scope) ?? (() => {})
      if (typeof found !== 'function') {
        end(0, 0, true)
        return { outcome: found }
      }
      const leave = await gate.enter(signal)
      const lost = () => leave('answered')
      try {
        begin()
        signal.throwIfAborted()
      } catch (error) {
        lost()
        throw error
      }
      signal.addEventListener('abort', lost, { once: true })
      return {
        async told(outcome, ends) {
          if (signal.aborted) return
          signal.removeEventListener('abort', lost)
          const reply = replyInOutcome(outcome)
          const trouble =
            outcome === undefined || reply !== undefined ? undefined : troubleOf(outcome, undefined, [])
          const limited = trouble?.next === 'again' && trouble.limited
          const { waitMs } = limited ? trouble : {}
          leave(limited ? { limited, ...(waitMs === undefined ? {} : { waitMs }) } : 'answered')
          end(reply?.inputTokens ?? 0, reply?.outputTokens ?? 0, false)
          if (outcome !== undefined && !ends) found(outcome)
        },
      }
    },
  }
}
