import { kuhn } from '../../../environments/kuhn/rules.ts'
import { gameConformance } from '../../../testing/game-conformance.ts'

for (const seats of [2, 3]) gameConformance(`kuhn, ${seats} seats`, () => kuhn({ seats }))
