import { leduc } from '../../../environments/leduc/rules.ts'
import { gameConformance } from '../../conformance/game.ts'

gameConformance('leduc', () => leduc())
