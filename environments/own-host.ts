import { assign, createActor, fromPromise, setup } from 'xstate'
import type { Game } from './game.ts'
import type { Host, HostedDecision, Hosting } from './host.ts'
import { advanced, askSeat, hostBy, type Progress, progressOf } from './hosting.ts'

/**
 * Hosts any game: seats are asked in turn until it is over. A player that gives no acceptable answer is taken to have
 * chosen the first of the legal actions, so a game does well to list the mildest first.
 */
export function hostGame<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
): Host<State, Action, View> {
  type Context = Progress<State, Action, View>
  const types: { context?: Context; input?: Hosting<State, Action, View> } = {}
  const machine = setup({
    types,
    actors: {
      askSeat: fromPromise<HostedDecision<Action>, Context>(({ input, signal }) =>
        askSeat(game, input, game.legalActions(input.state)[0], signal),
      ),
    },
    actions: {
      take: assign(({ context }, decision: HostedDecision<Action>) => advanced(game, context, decision)),
    },
    guards: { over: ({ context }) => game.currentPlayer(context.state) === undefined },
  }).createMachine({
    id: 'game',
    context: ({ input }) => progressOf(input),
    initial: 'turning',
    states: {
      turning: { always: [{ guard: 'over', target: 'over' }, { target: 'asking' }] },
      asking: {
        invoke: {
          src: 'askSeat',
          input: ({ context }) => context,
          onDone: { target: 'turning', actions: { type: 'take', params: ({ event }) => event.output } },
        },
      },
      over: { type: 'final' },
    },
  })
  return hostBy(game, (input) => createActor(machine, { input }))
}
