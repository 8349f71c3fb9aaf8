import { kuhn } from '../../../environments/kuhn/rules.ts'
import { gameConformance } from '../../conformance/game.ts'

for (const seats of [2, 3]) gameConformance(`kuhn, ${seats} seats`, () => kuhn({ seats }))
