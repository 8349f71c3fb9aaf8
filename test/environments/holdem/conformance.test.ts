import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { gameConformance } from '../../../testing/game-conformance.ts'

/** Chips from less than a blind to more than a hand can take. */
const UNEQUAL = {
  acpc: [15, 40, 1000, 7, 95, 33, 3, 60, 500, 120],
  rlcard: [3, 9, 200, 1, 19, 7, 2, 12, 100, 25],
}

for (const profile of ['acpc', 'rlcard'] as const) {
  for (const seats of [2, 3, 6, 10]) {
    const unequal = UNEQUAL[profile].slice(0, seats)
    for (const stacks of ['unlimited', unequal]) {
      const name = `limit-holdem ${profile}, ${seats} seats, stacks ${stacks}`
      gameConformance(name, () => limitHoldem({ profile, seats, stacks }), seats > 3 ? 4 : 10)
    }
  }
}
