import { type AnyEventObject, assign, createActor, fromPromise, setup } from 'xstate'
import { ask } from '../ask.ts'
import type { Host, HostedDecision, Hosting } from '../host.ts'
import { type Action, isShowdown } from './betting.ts'
import type { HoldemGame, HoldemState } from './rules.ts'
import type { HoldemView } from './view.ts'

type HoldemHosting = Hosting<HoldemState, Action, HoldemView>
type HoldemDecision = HostedDecision<Action>

interface Context {
  readonly hosting: HoldemHosting
  readonly state: HoldemState
  readonly decisions: readonly HoldemDecision[]
}

/**
 * The flow of one hand as a state machine: its states are the streets, each asks the seat to act, and the hand ends
 * folded or at the showdown. The rules are called, never repeated.
 */
export function holdemMachine(game: HoldemGame) {
  const street = {
    invoke: {
      src: 'askSeat' as const,
      input: ({ context }: { context: Context }) => context,
      onDone: { target: 'dealing' as const, actions: 'take' as const },
    },
  }
  const onStreet =
    (number: number) =>
    ({ context }: { context: Context }) =>
      context.state.table.street === number
  return setup({
    types: {} as { context: Context; input: HoldemHosting; events: AnyEventObject },
    actors: {
      askSeat: fromPromise<HoldemDecision, Context>(({ input }) => askSeat(game, input.hosting, input.state)),
    },
    actions: {
      take: assign(({ context, event }) => {
        const decision: HoldemDecision = event.output
        return {
          state: game.apply(context.state, decision.action),
          decisions: [...context.decisions, decision],
        }
      }),
    },
    guards: {
      shown: ({ context }) => isShowdown(context.state.table),
      over: ({ context }) => game.currentPlayer(context.state) === undefined,
      preflop: onStreet(0),
      flop: onStreet(1),
      turn: onStreet(2),
    },
  }).createMachine({
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

function askSeat(game: HoldemGame, hosting: HoldemHosting, state: HoldemState): Promise<HoldemDecision> {
  const seat = state.table.toAct
  const actions = game.legalActions(state)
  return ask({
    seat,
    agent: hosting.agents[seat],
    // A copy: what a player does to its view must not reach the match.
    view: structuredClone(game.view(state, seat)),
    actions: [...actions],
    legal: actions,
    random: hosting.randoms[seat],
    // The fault rule: who gives no acceptable answer checks if that is free, else folds.
    forfeit: state.table.toCall === 0 ? 'call' : 'fold',
    settings: hosting.settings,
  })
}

/** Hosts agents through one hand. */
export function hostHoldem(game: HoldemGame): Host<HoldemState, Action, HoldemView> {
  const machine = holdemMachine(game)
  return (hosting) =>
    new Promise((resolve, reject) => {
      const actor = createActor(machine, { input: hosting })
      const abort = () => {
        actor.stop()
        reject(hosting.signal?.reason)
      }
      if (hosting.signal?.aborted) return abort()
      hosting.signal?.addEventListener('abort', abort, { once: true })
      actor.subscribe({
        error: reject,
        complete: () => {
          hosting.signal?.removeEventListener('abort', abort)
          const { state, decisions } = actor.getSnapshot().context
          const returns = game.returns(state)
          hosting.agents.forEach((agent, seat) => {
            try {
              agent.observe?.({ view: structuredClone(game.view(state, seat)), payoff: returns[seat] })
            } catch {
              // What a player makes of the end is its own affair.
            }
          })
          resolve({ state, returns, decisions })
        },
      })
      actor.start()
    })
}
