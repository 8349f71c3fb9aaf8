import { assign, createActor, fromPromise, setup } from 'xstate'
import type { Host, HostedDecision, Hosting } from '../host.ts'
import { advanced, askSeat, hostBy, type Progress, progressOf } from '../hosting.ts'
import { type Action, isShowdown } from './betting.ts'
import type { HoldemGame, HoldemState } from './rules.ts'
import type { HoldemView } from './view.ts'

type HoldemHosting = Hosting<HoldemState, Action, HoldemView>
type HoldemDecision = HostedDecision<Action>
type Context = Progress<HoldemState, Action, HoldemView>

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
      askSeat: fromPromise<HoldemDecision, Context>(({ input, signal }) =>
        // The fault rule: who gives no acceptable answer checks if that is free, else folds.
        askSeat(game, input, input.state.table.toCall === 0 ? 'call' : 'fold', signal),
      ),
    },
    actions: {
      take: assign(({ context }, decision: HoldemDecision) => advanced(game, context, decision)),
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
    context: ({ input }) => progressOf(input),
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

/** The host of a table: takes agents through one hand of Limit Hold'em. */
export function hostHoldem(game: HoldemGame): Host<HoldemState, Action, HoldemView> {
  const machine = holdemMachine(game)
  return hostBy(game, (input) => createActor(machine, { input }))
}
