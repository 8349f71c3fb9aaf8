import type { Utility } from './utility.ts'

/** What an ending is worth to a player, from what it and what the other gets. */
export type SocialUtility = (own: number, other: number) => number

/**
 * What the player gets, as its utility has it. Of what is nearly as good for it, it takes what is better for the other.
 * @param courtesy worth of a point of the other's; small
 */
export function selfish(utility: Utility, courtesy: number): SocialUtility {
  return (own, other) => utility(own) + courtesy * other
}

/** What both get, the other's share with a weight. @param weight 1: as dear as one's own */
export function social(weight: number): SocialUtility {
  return (own, other) => own + weight * other
}

/**
 * The product of what both gain over no deal (Nash 1950); 0 where one of them loses. A small share of the sum tells
 * apart what leaves one without gain.
 * @param batna what no deal pays both, in points
 */
export function nashProduct(batna: { readonly own: number; readonly other: number }): SocialUtility {
  return (own, other) =>
    Math.max(0, own - batna.own) * Math.max(0, other - batna.other) + 1e-6 * (own + other)
}
