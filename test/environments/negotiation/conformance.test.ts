import { negotiation } from '../../../environments/negotiation/rules.ts'
import { gameConformance } from '../../../testing/game-conformance.ts'

const SETTINGS: readonly Record<string, unknown>[] = [
  {},
  { discount: 0.9, endProbability: 0.2, first: 1 },
  { items: '2,1,3', maxOffers: 1, finalResponse: true },
  { items: [2, 2], batna: [3, 1], talk: 'off' },
  { items: [1, 1, 1, 1, 1], maxOffers: 4 },
  // So few offers that many games end in a deal or a walk.
  { items: [1, 1], discount: 0.9 },
  { preset: 'cao2018', items: [2, 0, 1] },
  { preset: 'cao2018', endProbability: 0.3, finalResponse: true },
  { preset: 'casino', endProbability: 1 },
  { preset: 'casino', items: '1,2,1,2', maxOffers: 3, finalResponse: 'false' },
  { preset: 'price', lowest: 20, highest: 40, discount: 0.95 },
  { preset: 'price', cost: 40, limit: 60, batna: 2, endProbability: 0.1 },
]

for (const settings of SETTINGS)
  gameConformance(`negotiation ${JSON.stringify(settings)}`, () => negotiation(settings), 6)

gameConformance(
  'negotiation from a file',
  () => negotiation({}, { instances: '1,2,3 8,1,0 4,0,2\n1,4,1 4,1,2 2,2,0\n' }),
  6,
)
