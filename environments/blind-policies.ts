import type { HousePolicy, Policy } from './game.ts'
import { plain } from './plain-player.ts'

/** What can be done in a game of bets: `call` with nothing to call is a check, `raise` with no bet yet is a bet. */
export type Bet = 'fold' | 'call' | 'raise'

/** The chances of a policy that never mixes. */
export function certainly(actions: readonly Bet[], choice: Bet): Float64Array {
  const chances = new Float64Array(actions.length)
  chances[actions.indexOf(choice)] = 1
  return chances
}

/** The wish made legal: a raise that is not allowed is a call, a fold with nothing to call a check. */
export function madeLegal(actions: readonly Bet[], wish: Bet): Bet {
  return actions.includes(wish) ? wish : 'call'
}

const always = (wish: Bet): Policy<unknown, Bet> => ({
  name: wish,
  blind: true,
  distribution: (_, actions) => certainly(actions, madeLegal(actions, wish)),
})

const random: Policy<unknown, Bet> = {
  name: 'random',
  blind: true,
  distribution: (_, actions) => new Float64Array(actions.length).fill(1 / actions.length),
}

/** House players of a game of bets that look at no card. */
export const blindPolicies: readonly HousePolicy<unknown, Bet>[] = [
  plain(random, 'any legal action, all equally likely'),
  plain(always('call'), 'always checks or calls'),
  plain(always('raise'), 'always bets or raises while it may, else calls'),
  plain(always('fold'), 'folds to any bet'),
]
