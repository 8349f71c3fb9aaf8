// Advises the buyer of a used bicycle, message by message, as a service would: the first look is there at once, better
// ones replace it until the time is over, and whoever leaves ends the thinking.
// Run it with: npx node examples/advise-negotiation.ts
// In a project of your own: from 'bidder' and from 'bidder/environments/negotiation'.
import { type Action, housePolicies, negotiation } from '../environments/negotiation/index.ts'
import { deliberations } from '../index.ts'

/** 200 euros on the label, three offers each, and a tenth of the joy is gone with each. The buyer pays 150 at most. */
const game = negotiation({ preset: 'price', highest: 200, maxOffers: 6, discount: 0.9 })
const limit = 150
const expected = ['boulware', 'conceder', 'tit-for-tat', 'linear']
const opponents = housePolicies.filter(({ name }) => expected.includes(name)).map((policy) => policy.create())

/** What was said so far, the seller first: it begins, and seat 1 is ours. */
const turns: { action: Action }[] = []
const offers: Action[] = [
  { type: 'propose', price: 190 },
  { type: 'propose', price: 170 },
  { type: 'propose', price: 145 },
]

for (const offer of offers) {
  turns.push({ action: offer })
  const view = game.readView({ seat: 1, values: [limit], turns })
  console.log(`The seller says: ${game.words.action(view, offer)}`)

  const customerLeaves = new AbortController()
  let best: Action | undefined
  for await (const advice of deliberations(game, view, {
    opponents,
    budgetMs: 2000,
    signal: customerLeaves.signal,
  })) {
    console.log(`  look ${advice.effort}: ${advice.said}`)
    best = advice.action
  }
  if (best === undefined || best.type !== 'propose') break
  turns.push({ action: best })
}
