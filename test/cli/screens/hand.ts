import type { Seen } from '../../../cli/screens/seen.ts'
import { Sight } from '../../../cli/screens/sight.ts'
import type { Action } from '../../../environments/holdem/betting.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { randomOf } from '../../../environments/random.ts'

/** The positions of a hand that was dealt from a seed and played so. @param letters f, c and r */
export function handOf(letters: string, names: readonly string[], seed = 3): Seen[] {
  const game = limitHoldem({ seats: names.length })
  let state = game.initialState(randomOf(seed, 'deal', 0), 0)
  const sight = new Sight(game, names, 10)
  const seen = [
    sight.deal(
      0,
      state,
      names.map((_, seat) => seat),
    ),
  ]
  for (const letter of letters) {
    const action: Action = letter === 'f' ? 'fold' : letter === 'c' ? 'call' : 'raise'
    const seat = game.currentPlayer(state) ?? 0
    state = game.apply(state, action)
    seen.push(sight.decide({ seat, action }, state))
  }
  return seen
}
