import { assign, createActor, fromPromise, setup } from 'xstate'
import type { Host, HostedDecision, Hosting } from '../host.ts'
import { advanced, askSeat, hostBy, type Progress, progressOf } from '../hosting.ts'
import { type Action, isShowdown } from './betting.ts'
import type { LeducGame, LeducState } from './rules.ts'
import type { LeducView } from './view.ts'

type LeducHosting = Hosting<LeducState, Action, LeducView>
type LeducDecision = HostedDecision<Action>
type Context = Progress<LeducState, Action, LeducView>

/** Tells XState what the machine holds: it infers the types and drops the value. */
const types: { context?: Context; input?: LeducHosting } = {}

/**
 * The flow of one hand as a state machine: its states are the rounds of betting, each asks the seat to act, and the hand
 * ends folded or at the showdown. The rules are called, never repeated.
 */
export function leducMachine(game: LeducGame) {
  const leduc = setup({
    types,
    actors: {
      askSeat: fromPromise<LeducDecision, Context>(({ input, signal }) =>
        // The fault rule: who gives no acceptable answer checks if that is free, else folds.
        askSeat(game, input, input.state.table.toCall === 0 ? 'call' : 'fold', signal),
      ),
    },
    actions: {
      take: assign(({ context }, decision: LeducDecision) => advanced(game, context, decision)),
    },
    guards: {
      shown: ({ context }) => isShowdown(context.state.table),
      over: ({ context }) => game.currentPlayer(context.state) === undefined,
      boardless: ({ context }) => context.state.table.round === 0,
    },
  })
  const round = leduc.createStateConfig({
    invoke: {
      src: 'askSeat',
      input: ({ context }) => context,
      onDone: { target: 'dealing', actions: { type: 'take', params: ({ event }) => event.output } },
    },
  })
  return leduc.createMachine({
    id: 'leduc',
    context: ({ input }) => progressOf(input),
    initial: 'dealing',
    states: {
      dealing: {
        always: [
          { guard: 'shown', target: 'showdown' },
          { guard: 'over', target: 'folded' },
          { guard: 'boardless', target: 'firstRound' },
          { target: 'secondRound' },
        ],
      },
      firstRound: round,
      secondRound: round,
      showdown: { type: 'final' },
      folded: { type: 'final' },
    },
  })
}

/** The host of a table: takes agents through one hand of Leduc poker. */
export function hostLeduc(game: LeducGame): Host<LeducState, Action, LeducView> {
  const machine = leducMachine(game)
  return hostBy(game, (input) => createActor(machine, { input }))
}
