import { ask } from './ask.ts'
import { deepFreeze } from './freeze.ts'
import type { Game } from './game.ts'
import type { Host, HostedDecision, Hosting } from './host.ts'

/** What a match machine remembers of a game: its context. */
export interface Progress<State, Action, View> {
  readonly hosting: Hosting<State, Action, View>
  readonly state: State
  readonly decisions: readonly HostedDecision<Action>[]
}

/** A machine that runs: what the host asks of an XState actor. */
interface RunningMachine<State, Action, View> {
  start(): unknown
  stop(): unknown
  subscribe(observer: { error(error: unknown): void; complete(): void }): unknown
  getSnapshot(): { readonly context: Progress<State, Action, View> }
}

/** The progress of a game that has not been begun. */
export function progressOf<State, Action, View>(
  hosting: Hosting<State, Action, View>,
): Progress<State, Action, View> {
  return { hosting, state: hosting.state, decisions: [] }
}

/** Asks the seat to act. @param forfeit what the rules take for a player that gives no acceptable answer */
export async function askSeat<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { hosting, state }: Progress<State, Action, View>,
  forfeit: Action,
  signal: AbortSignal,
): Promise<HostedDecision<Action>> {
  const seat = game.currentPlayer(state)
  if (seat === undefined) throw new RangeError('the game is over: there is nobody to ask')
  const view = game.view(state, seat)
  const { spectator } = hosting
  spectator?.asks?.(state, seat)
  const decision = await ask({
    seat,
    agent: hosting.agents[seat],
    view,
    views: () => hosting.agents.map((_, other) => game.view(state, other)),
    actions: game.legalActions(state),
    read: (json) => game.readAction(view, json),
    random: hosting.randoms[seat],
    forfeit,
    settings: hosting.settings,
    signal,
  })
  await spectator?.decided?.(decision, game.apply(state, decision.action))
  return decision
}

/** The progress after a decision. */
export function advanced<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { state, decisions }: Progress<State, Action, View>,
  decision: HostedDecision<Action>,
): Pick<Progress<State, Action, View>, 'state' | 'decisions'> {
  return { state: game.apply(state, decision.action), decisions: [...decisions, decision] }
}

/**
 * Hosts agents through one game by the game's machine. What the starting state shares with views is frozen: players
 * are shown it. Rejects with a `RangeError` where a seat lacks an agent or a stream of chance.
 *
 * @param machine an actor of the machine, not yet started
 */
export function hostBy<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  machine: (hosting: Hosting<State, Action, View>) => RunningMachine<State, Action, View>,
): Host<State, Action, View> {
  return async (hosting) => {
    const { agents, randoms, signal } = hosting
    signal?.throwIfAborted()
    if (agents.length !== game.seats || randoms.length !== game.seats)
      throw new RangeError(
        `${game.seats} seats take as many agents and streams, not ${agents.length} and ${randoms.length}`,
      )
    const { state, decisions } = await run(machine(hosting), signal)
    const returns = game.returns(state)
    for (const [seat, agent] of agents.entries()) {
      const view = deepFreeze(game.view(state, seat))
      try {
        // What a player makes of the end is its own affair, even if it promises and breaks its promise.
        const told: unknown = agent.observe?.({ view, payoff: returns[seat] })
        new Promise((resolve) => resolve(told)).catch(() => {})
      } catch {}
    }
    return { state, returns, decisions }
  }
}

/** Runs a machine to its end. */
function run<State, Action, View>(
  machine: RunningMachine<State, Action, View>,
  signal?: AbortSignal,
): Promise<Progress<State, Action, View>> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      // First: a machine that is stopped calls itself complete.
      reject(signal?.reason)
      // Ends the question in flight, too, and its timer.
      machine.stop()
    }
    const end = () => signal?.removeEventListener('abort', abort)
    machine.subscribe({
      error: (error) => {
        end()
        reject(error)
      },
      complete: () => {
        end()
        resolve(machine.getSnapshot().context)
      },
    })
    signal?.addEventListener('abort', abort, { once: true })
    machine.start()
  })
}
