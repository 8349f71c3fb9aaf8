import type { Game, Policy } from '../../environments/game.ts'
import { placeOf } from '../../environments/listed-action.ts'
import { playout } from '../../environments/playout.ts'
import { drawIndex, type Random, randomFrom } from '../../environments/random.ts'
import type { Utility } from '../score/utility.ts'

/** The worth of one action over sampled futures. */
export interface RolledOut {
  readonly value: number
  readonly standardError: number
}

/** Chance of any action beyond what a policy says, so that nothing observed is impossible. */
const NOISE = 0.05

/**
 * Explores by sampling, for any number of seats. Hidden states of all other seats are drawn together as the rules
 * deal them and weighted by how likely the seats' past decisions were in them (importance sampling); each other seat
 * then follows a policy drawn by how well it explains that seat; every action meets the same hidden states, the same
 * policies and the same chance.
 *
 * Throws `RangeError` where the game is over.
 *
 * @param view where the seat is to act
 * @param policies what other seats may follow, equally likely at first
 * @param self what the player itself follows after this decision
 * @param samples joint hidden states to draw
 * @returns by action, in the order of `viewActions`, what it is worth by the utility
 */
export function rollOut<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  {
    policies,
    self,
    samples,
    utility,
  }: {
    readonly policies: readonly Policy<View, Action>[]
    readonly self: Policy<View, Action>
    readonly samples: number
    readonly utility: Utility
  },
  random: Random,
): RolledOut[] {
  const actions = game.viewActions(view)
  const values = actions.map((): number[] => [])
  const weights: number[] = []
  for (let i = 0; i < samples; i++) {
    const hidden = game.sampleHidden(view, random)
    const state = game.complete(view, hidden, random)
    const own = game.currentPlayer(state)
    if (own === undefined) throw new RangeError('there is nothing to decide: the game is over')
    const fits = fitsOf(game, view, hidden, policies)
    const table = Array.from({ length: game.seats }, (_, other) =>
      other === own ? self : policies[drawIndex(fits[other], random)],
    )
    weights.push(
      fits.reduce((product, fit) => product * (fit.reduce((sum, chance) => sum + chance, 0) / fit.length), 1),
    )
    const chance = random.state()
    // Moves the shared stream on, so that the next sample does not replay this one's chance.
    random.unit()
    actions.forEach((action, a) => {
      const end = playout(game, game.apply(state, action), table, randomFrom(chance))
      values[a].push(utility(game.returns(end)[own]))
    })
  }
  return values.map((own) => weighted(own, weights))
}

/** For each seat, how likely its past decisions are under each policy; all 1 for seats that have decided nothing. */
function fitsOf<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  hidden: Hidden,
  policies: readonly Policy<View, Action>[],
): number[][] {
  const fits = Array.from({ length: game.seats }, () => policies.map(() => 1))
  for (const { seat, view: seen, actions, action } of game.past?.(view, hidden) ?? []) {
    const index = placeOf(actions, action)
    if (index < 0)
      throw new RangeError(
        `past: ${JSON.stringify(action)} was done where it was not among the legal actions`,
      )
    policies.forEach((policy, p) => {
      const chance = policy.distribution(seen, actions)[index]
      fits[seat][p] *= (1 - NOISE) * chance + NOISE / actions.length
    })
  }
  return fits
}

/** The weighted mean with the standard error of a ratio estimate. */
function weighted(values: readonly number[], weights: readonly number[]): RolledOut {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const value = values.reduce((sum, one, i) => sum + one * weights[i], 0) / total
  const squares = values.reduce((sum, one, i) => sum + (weights[i] * (one - value)) ** 2, 0)
  return { value, standardError: Math.sqrt(squares) / total }
}
