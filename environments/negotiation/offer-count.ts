import { drawIndex, type Random } from '../random.ts'
import type { Rules } from './settings.ts'

/** Where the number of offers is drawn it is Poisson with mean 7, drawn again until it is one of these. */
const DRAWN = [4, 5, 6, 7, 8, 9, 10]
const MEAN = 7
const WEIGHTS = DRAWN.map((offers) => {
  let weight = 1
  for (let k = 1; k <= offers; k++) weight *= MEAN / k
  return weight
})
const TOTAL = WEIGHTS.reduce((sum, weight) => sum + weight, 0)

/** The numbers of offers that a game may have, each with its chance. */
export function offerCounts({
  maxOffers,
}: Pick<Rules, 'maxOffers'>): { readonly offers: number; readonly chance: number }[] {
  if (maxOffers !== 'drawn') return [{ offers: maxOffers, chance: 1 }]
  return DRAWN.map((offers, i) => ({ offers, chance: WEIGHTS[i] / TOTAL }))
}

/** The number of offers of one game. */
export function drawOfferCount({ maxOffers }: Rules, random: Random): number {
  return maxOffers === 'drawn' ? DRAWN[drawIndex(WEIGHTS, random)] : maxOffers
}
