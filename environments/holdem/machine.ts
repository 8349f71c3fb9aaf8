import { assign, createActor, fromPromise, setup } from 'xstate'
import { ask } from '../ask.ts'
import { deepFreeze } from '../freeze.ts'
import type { Host, HostedDecision, Hosting } from '../host.ts'
import { type Action, isShowdown } from './betting.ts'
import type { HoldemGame, HoldemState } from './rules.ts'
import type { HoldemView } from './view.ts'

type HoldemHosting = Hosting<HoldemState, Action, HoldemView>
type HoldemDecision = HostedDecision<Action>

/** What the machine remembers of a hand. */
interface Context {
  readonly hosting: HoldemHosting
  readonly state: HoldemState
  readonly decisions: readonly HoldemDecision[]
}

/** Tells XState what the machine holds: it infers the types and drops the value. */
const types: { context?: Context; input?: HoldemHosting } = {}

/**
 * The flow of one hand as a state machine: its states are the streets, each asks the seat to act, and the hand ends
 * folded or at the showdown. The rules are called, never repeated.
 */
export function holdemMachine(game: HoldemGame) {
  const holdem = setup({
    types,
    actors: {
      askSeat: fromPromise<HoldemDecision, Context>(({ input, signal }) => askSeat(game, input, signal)),
    },
    actions: {
      take: assign({
        state: ({ context }, decision: HoldemDecision) => game.apply(context.state, decision.action),
        decisions: ({ context }, decision: HoldemDecision) => [...context.decisions, decision],
      }),
    },
    guards: {
      shown: ({ context }) => isShowdown(context.state.table),
      over: ({ context }) => game.currentPlayer(context.state) === undefined,
      preflop: ({ context }) => context.state.table.street === 0,
      flop: ({ context }) => context.state.table.street === 1,
      turn: ({ context }) => context.state.table.street === 2,
    },
  })
  const street = holdem.createStateConfig({
    invoke: {
      src: 'askSeat',
      input: ({ context }) => context,
      onDone: { target: 'dealing', actions: { type: 'take', params: ({ event }) => event.output } },
    },
  })
  return holdem.createMachine({
    id: 'limit-holdem',
    context: ({ input }) => ({ hosting: input, state: input.state, decisions: [] }),
    initial: 'dealing',
    states: {
      dealing: {
        always: [
          { guard: 'shown', target: 'showdown' },
          { guard: 'over', target: 'folded' },
          { guard: 'preflop', target: 'preflop' },
          { guard: 'flop', target: 'flop' },
          { guard: 'turn', target: 'turn' },
          { target: 'river' },
        ],
      },
      preflop: street,
      flop: street,
      turn: street,
      river: street,
      showdown: { type: 'final' },
      folded: { type: 'final' },
    },
  })
}

async function askSeat(
  game: HoldemGame,
  { hosting, state }: Context,
  signal: AbortSignal,
): Promise<HoldemDecision> {
  const seat = state.table.toAct
  return ask({
    seat,
    agent: hosting.agents[seat],
    view: game.view(state, seat),
    actions: game.legalActions(state),
    random: hosting.randoms[seat],
    // The fault rule: who gives no acceptable answer checks if that is free, else folds.
    forfeit: state.table.toCall === 0 ? 'call' : 'fold',
    settings: hosting.settings,
    signal,
  })
}

/**
 * Hosts agents through one hand. The table of the state that it starts from is frozen: players are shown it.
 * Rejects with a `RangeError` where a seat lacks an agent or a stream of chance.
 */
export function hostHoldem(game: HoldemGame): Host<HoldemState, Action, HoldemView> {
  const machine = holdemMachine(game)
  return async (hosting) => {
    const { agents, randoms, signal } = hosting
    signal?.throwIfAborted()
    if (agents.length !== game.seats || randoms.length !== game.seats)
      throw new RangeError(
        `${game.seats} seats take as many agents and streams, not ${agents.length} and ${randoms.length}`,
      )
    const { state, decisions } = await played(machine, hosting)
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

function played(machine: ReturnType<typeof holdemMachine>, hosting: HoldemHosting): Promise<Context> {
  return new Promise((resolve, reject) => {
    const actor = createActor(machine, { input: hosting })
    const abort = () => {
      // First: a machine that is stopped calls itself complete.
      reject(hosting.signal?.reason)
      // Ends the question in flight, too, and its timer.
      actor.stop()
    }
    const end = () => hosting.signal?.removeEventListener('abort', abort)
    actor.subscribe({
      error: (error) => {
        end()
        reject(error)
      },
      complete: () => {
        end()
        resolve(actor.getSnapshot().context)
      },
    })
    hosting.signal?.addEventListener('abort', abort, { once: true })
    actor.start()
  })
}
