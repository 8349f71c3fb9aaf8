import type { SeatedAgent } from '../../../agents/seated.ts'
import type { Decision } from '../../../environments/agent.ts'
import type { DealSource, Game, Json } from '../../../environments/game.ts'
import type { Random, RandomState } from '../../../environments/random.ts'
import { JobThread, type Start } from '../../../tournaments/workers/job-thread.ts'

/** What a thread is started with: enough to seat the same player there. */
export interface ThinkingStart extends Start {
  readonly settings: Readonly<Record<string, unknown>>
  readonly source: DealSource
  /** As it is written. */
  readonly agent: string
}

/** What a player in a thread is told: a turn to decide, or a finished game. Views are plain JSON. */
export type Thinking =
  | {
      readonly view: unknown
      readonly views?: readonly unknown[]
      readonly random: RandomState
      readonly rejection?: string
    }
  | { readonly view: unknown; readonly payoff: number }

/** What it decided, and where its stream of chance stands then. */
export interface Decided {
  readonly decision: Decision<Json>
  readonly random: RandomState
}

/**
 * An agent that computes, whose players think in a thread of their own each: meanwhile the screen is alive, and hears
 * keys. They decide as they would here.
 *
 * @param start of the threads, for the game that the agent is seated at: asked for by the first turn
 */
export function inThread<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  seated: SeatedAgent<View, Action>,
  start: () => Omit<ThinkingStart, 'agent'>,
): SeatedAgent<View, Action> {
  return {
    ...seated,
    make() {
      const { name, told, observe } = seated.make()
      const worker = new URL('./worker.ts', import.meta.url)
      // Begun by the first turn, when there is a screen: large tables take half a second to read.
      let begun: JobThread<Thinking, Decided | undefined> | undefined
      const thread = () => {
        if (begun !== undefined) return begun
        const begin: ThinkingStart = { ...start(), agent: seated.name }
        begun = new JobThread(worker, begin)
        return begun
      }
      // One job at a time: a decision that nobody waits for any more is taken before the next.
      let last: Promise<unknown> = Promise.resolve()
      const send = (job: () => Thinking) => last.then(() => thread().do(job()))
      /** Where the streams stand that it has drawn from there. */
      const stands = new WeakMap<Random, RandomState>()
      return {
        name,
        ...(told === undefined ? {} : { told }),
        async decide({ view, views, random, rejection }) {
          const deciding = send(() => ({
            view,
            ...(views === undefined ? {} : { views }),
            random: stands.get(random) ?? random.state(),
            ...(rejection === undefined ? {} : { rejection }),
          }))
          last = deciding.catch(() => {})
          const decided = await deciding
          if (decided === undefined) throw new TypeError('the thread has answered no turn')
          stands.set(random, decided.random)
          return { ...decided.decision, action: game.readAction(view, decided.decision.action) }
        },
        ...(observe === undefined
          ? {}
          : {
              observe({ view, payoff }) {
                const observed = send(() => ({ view, payoff }))
                last = observed
                // What fails here is heard at the next turn.
                observed.catch(() => {})
              },
            }),
        leave: () => void begun?.close(),
      }
    },
  }
}
