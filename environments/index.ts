// Games: the contract, what games are made with, and those there are.
export type { Agent, Decision, Outcome, Turn, Usage } from './agent.ts'
export {
  type BayesianFamily,
  type BayesianGame,
  type BayesianRules,
  type BayesianState,
  bayesianGame,
} from './bayesian-game.ts'
export type { BayesianView } from './bayesian-view.ts'
export type { Wording } from './bayesian-words.ts'
export type { Cast } from './cast.ts'
export { type Family, families, familyNamed, type Playable } from './catalog.ts'
export type { Deal, Secret } from './deals.ts'
export { dealtCast } from './dealt-cast.ts'
export { type Completion, type DealtGame, dealtRanges } from './dealt-ranges.ts'
export { BadInput, BidderError, IllegalAction, PlayerFault, RunEnded } from './errors.ts'
export type {
  DealSource,
  Dealt,
  Game,
  GameFamily,
  HouseOracle,
  HousePolicy,
  Json,
  Oracle,
  PastDecision,
  Policy,
  Seat,
  Telling,
  Words,
} from './game.ts'
export {
  type Fault,
  HOST_DEFAULTS,
  type Host,
  type Hosted,
  type HostedDecision,
  type HostedGame,
  type Hosting,
  type HostSettings,
  type Spectator,
} from './host.ts'
export { hostKuhn } from './kuhn/machine.ts'
export { type KuhnGame, kuhn } from './kuhn/rules.ts'
export type { KuhnView } from './kuhn/view.ts'
export { hostLeduc } from './leduc/machine.ts'
export { type LeducGame, leduc } from './leduc/rules.ts'
export type { LeducView } from './leduc/view.ts'
export type { Luck, LuckTerm } from './luck.ts'
export type { Measure, Measurement } from './measures.ts'
export type { Plans } from './plans.ts'
export { playout } from './playout.ts'
export { drawIndex, type Random, type RandomState, randomFrom, randomOf } from './random.ts'
export type { OpponentType, Ranges } from './ranges.ts'
export { checkedSettings, settingFields } from './settings.ts'
