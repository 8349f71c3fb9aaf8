import { leduc } from '../../../environments/leduc/rules.ts'
import { gameConformance } from '../../../testing/game-conformance.ts'

gameConformance('leduc', () => leduc())
