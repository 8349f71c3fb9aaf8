import { IllegalAction } from '../../environments/errors.ts'
import type { Game, Json, Policy } from '../../environments/game.ts'
import type { HostedDecision } from '../../environments/host.ts'
import { placeOf } from '../../environments/listed-action.ts'

/** The last term: what drawing among actions whose chances are stated gave a player. */
export const CHOICE_TERM = { name: 'choices', usual: 1 } as const

/** How often a player that was drawn among its actions states their chances, by seat; undefined for one that states none. */
type Stated<View, Action> = readonly (Pick<Policy<View, Action>, 'distribution'> | undefined)[]

/**
 * The luck of one game: the terms of the game, and that of the choices that were drawn with stated chances. All have
 * an expectation of zero.
 *
 * @param start where the game began, its chance drawn
 * @param stated the policies of those who are nothing but policies, by seat
 * @returns by seat, then by term; undefined for a game that does not say what is luck
 * Throws `IllegalAction` for decisions that the rules do not allow.
 */
export function luckOf<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  start: State,
  decisions: readonly HostedDecision<Json>[],
  stated: Stated<View, Action>,
): number[][] | undefined {
  const { luck } = game
  if (luck === undefined) return undefined
  const choices = Array.from({ length: game.seats }, () => 0)
  let state = start
  for (const { seat, action: written, forfeit } of decisions) {
    if (game.currentPlayer(state) !== seat) throw new IllegalAction(written, [], 'this seat is not to act')
    const view = game.view(state, seat)
    const action = game.readAction(view, written)
    const policy = forfeit ? undefined : stated[seat]
    if (policy !== undefined) {
      const actions = game.legalActions(state)
      const chances = policy.distribution(view, actions)
      const certain = actions.some((_, i) => chances[i] === 1)
      if (!certain) {
        const worths = actions.map((each) => luck.worth(state, each))
        const taken = placeOf(actions, action)
        for (let other = 0; other < choices.length; other++)
          choices[other] +=
            worths[taken][other] - worths.reduce((sum, worth, i) => sum + chances[i] * worth[other], 0)
      }
    }
    state = game.apply(state, action)
  }
  return luck.of(state).map((terms, seat) => [...terms, choices[seat]])
}
