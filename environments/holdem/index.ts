// Limit Texas Hold'em: the game, its cards and hand ranks, its house players, and its logs.
export { type Verification, verifyAcpc } from './acpc.ts'
export type { Action, Street, Table } from './betting.ts'
export {
  type Card,
  type CardName,
  card,
  cardNamed,
  cards,
  HOLDINGS,
  type HoleNames,
  holdingIndex,
  holdingName,
  type RankName,
  rankOf,
  type SuitName,
  suitOf,
} from './cards.ts'
export type { Deal } from './deal.ts'
export type { Hidden } from './hidden.ts'
export { hostHoldem } from './machine.ts'
export { housePolicies } from './policies.ts'
export { CATEGORIES, rank } from './ranks.ts'
export { type HoldemGame, type HoldemState, limitHoldem, limitHoldemFamily } from './rules.ts'
export type { HoldemSettings } from './settings.ts'
export { strengths } from './strength.ts'
export type { HoldemView } from './view.ts'
