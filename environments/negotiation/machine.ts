import { assign, createActor, fromPromise, setup } from 'xstate'
import type { Host, HostedDecision, Hosting } from '../host.ts'
import { advanced, askSeat, hostBy, type Progress, progressOf } from '../hosting.ts'
import { type Action, WALK } from './action.ts'
import type { NegotiationGame, NegotiationState } from './rules.ts'
import type { NegotiationView } from './view.ts'

type NegotiationHosting = Hosting<NegotiationState, Action, NegotiationView>
type NegotiationDecision = HostedDecision<Action>
type Context = Progress<NegotiationState, Action, NegotiationView>

/** Tells XState what the machine holds: it infers the types and drops the value. */
const types: { context?: Context; input?: NegotiationHosting } = {}

/**
 * The flow of a negotiation as a state machine: an opening offer, answers to the offer that stands, and one of three
 * ends. The rules are called, never repeated.
 */
export function negotiationMachine(game: NegotiationGame) {
  const negotiation = setup({
    types,
    actors: {
      askSeat: fromPromise<NegotiationDecision, Context>(({ input, signal }) =>
        // The fault rule: who gives no acceptable answer walks away, and both get their alternative.
        askSeat(game, input, WALK, signal),
      ),
    },
    actions: {
      take: assign(({ context }, decision: NegotiationDecision) => advanced(game, context, decision)),
    },
    guards: {
      agreed: ({ context }) => context.state.phase === 'agreed',
      walkedAway: ({ context }) => context.state.phase === 'walkedAway',
      expired: ({ context }) => context.state.phase === 'expired',
      opening: ({ context }) => context.state.phase === 'opening',
    },
  })
  const asking = negotiation.createStateConfig({
    invoke: {
      src: 'askSeat',
      input: ({ context }) => context,
      onDone: { target: 'turning', actions: { type: 'take', params: ({ event }) => event.output } },
    },
  })
  return negotiation.createMachine({
    id: 'negotiation',
    context: ({ input }) => progressOf(input),
    initial: 'turning',
    states: {
      turning: {
        always: [
          { guard: 'agreed', target: 'agreed' },
          { guard: 'walkedAway', target: 'walkedAway' },
          { guard: 'expired', target: 'expired' },
          { guard: 'opening', target: 'opening' },
          { target: 'answering' },
        ],
      },
      opening: asking,
      answering: asking,
      agreed: { type: 'final' },
      walkedAway: { type: 'final' },
      expired: { type: 'final' },
    },
  })
}

/** The host of a table: takes agents through one negotiation. */
export function hostNegotiation(game: NegotiationGame): Host<NegotiationState, Action, NegotiationView> {
  const machine = negotiationMachine(game)
  return hostBy(game, (input) => createActor(machine, { input }))
}
