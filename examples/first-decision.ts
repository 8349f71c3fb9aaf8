// Deals one hand of Limit Hold'em and lets the reasoner take its first decision.
// Run it with: npx node examples/first-decision.ts
import { bidder, limitHoldem, randomOf } from '../index.ts'

const game = limitHoldem()
const state = game.initialState(randomOf(1, 'deal'))
const view = game.view(state, 1) // heads-up, seat 1 has the button and acts first
const { action, deliberation } = await bidder(game).decide({
  view,
  actions: game.viewActions(view),
  random: randomOf(1, 'player'),
  signal: AbortSignal.timeout(60_000),
})
console.log(game.words.view(view))
console.log(`bidder: ${game.words.action(view, action)}`)
console.log(JSON.stringify(deliberation).slice(0, 400))
