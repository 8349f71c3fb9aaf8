import { assign, createActor, fromPromise, setup } from 'xstate'
import type { Host, HostedDecision, Hosting } from '../host.ts'
import { advanced, askSeat, hostBy, type Progress, progressOf } from '../hosting.ts'
import { type Action, isShowdown } from './betting.ts'
import type { KuhnGame, KuhnState } from './rules.ts'
import type { KuhnView } from './view.ts'

type KuhnHosting = Hosting<KuhnState, Action, KuhnView>
type KuhnDecision = HostedDecision<Action>
type Context = Progress<KuhnState, Action, KuhnView>

/** Tells XState what the machine holds: it infers the types and drops the value. */
const types: { context?: Context; input?: KuhnHosting } = {}

/**
 * The flow of one hand as a state machine: seats check until one bets, the others answer the bet, and the hand ends
 * folded or at the showdown. The rules are called, never repeated.
 */
export function kuhnMachine(game: KuhnGame) {
  const kuhn = setup({
    types,
    actors: {
      askSeat: fromPromise<KuhnDecision, Context>(({ input, signal }) =>
        // The fault rule: who gives no acceptable answer checks if that is free, else folds.
        askSeat(game, input, input.state.table.toCall === 0 ? 'call' : 'fold', signal),
      ),
    },
    actions: {
      take: assign(({ context }, decision: KuhnDecision) => advanced(game, context, decision)),
    },
    guards: {
      shown: ({ context }) => isShowdown(context.state.table),
      over: ({ context }) => game.currentPlayer(context.state) === undefined,
      free: ({ context }) => context.state.table.toCall === 0,
    },
  })
  const asking = kuhn.createStateConfig({
    invoke: {
      src: 'askSeat',
      input: ({ context }) => context,
      onDone: { target: 'turning', actions: { type: 'take', params: ({ event }) => event.output } },
    },
  })
  return kuhn.createMachine({
    id: 'kuhn',
    context: ({ input }) => progressOf(input),
    initial: 'turning',
    states: {
      turning: {
        always: [
          { guard: 'shown', target: 'showdown' },
          { guard: 'over', target: 'folded' },
          { guard: 'free', target: 'opening' },
          { target: 'answering' },
        ],
      },
      opening: asking,
      answering: asking,
      showdown: { type: 'final' },
      folded: { type: 'final' },
    },
  })
}

/** The host of a table: takes agents through one hand of Kuhn poker. */
export function hostKuhn(game: KuhnGame): Host<KuhnState, Action, KuhnView> {
  const machine = kuhnMachine(game)
  return hostBy(game, (input) => createActor(machine, { input }))
}
