import { bidder } from 'bidder'
import { kuhn } from 'bidder/environments'
import { agentConformance, gameConformance } from 'bidder/testing'

gameConformance('kuhn', () => kuhn(), 2)
agentConformance(
  'bidder',
  (game) => bidder(game),
  () => kuhn(),
  { games: 2 },
)
