// Games: the contract, what games are made with, and those there are.
export type { Agent, Decision, Outcome, Turn, Usage } from './agent.ts'
export type { Attainable } from './attainable.ts'
export {
  type BayesianFamily,
  type BayesianGame,
  type BayesianRules,
  type BayesianState,
  bayesianGame,
} from './bayesian-game.ts'
export type { BayesianView } from './bayesian-view.ts'
export type { Wording } from './bayesian-words.ts'
export type { Bet } from './blind-policies.ts'
export type { Cast } from './cast.ts'
export {
  type Family,
  families,
  familyNamed,
  type ListedPolicy,
  type Playable,
  type WithAnyGame,
} from './catalog.ts'
export type { Claim, StatedClaim } from './claims.ts'
export type { Deal, Secret, Seen } from './deals.ts'
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
export type { GameLog } from './game-log.ts'
export {
  type Fault,
  type FaultKind,
  HOST_DEFAULTS,
  type Host,
  type Hosted,
  type HostedDecision,
  type HostedGame,
  type Hosting,
  type HostSettings,
  type Spectator,
} from './host.ts'
export type { Action as KuhnAction, Table as KuhnTable } from './kuhn/betting.ts'
export type { Card as KuhnCard, CardName as KuhnCardName } from './kuhn/cards.ts'
export type { Hidden as KuhnHidden } from './kuhn/hidden.ts'
export { hostKuhn } from './kuhn/machine.ts'
export { type KuhnGame, type KuhnState, kuhn } from './kuhn/rules.ts'
export type { KuhnSettings } from './kuhn/settings.ts'
export type { KuhnView } from './kuhn/view.ts'
export type { Action as LeducAction, Table as LeducTable } from './leduc/betting.ts'
export type { Card as LeducCard, CardName as LeducCardName } from './leduc/cards.ts'
export type { Hidden as LeducHidden } from './leduc/hidden.ts'
export { hostLeduc } from './leduc/machine.ts'
export { type LeducGame, type LeducState, leduc } from './leduc/rules.ts'
export type { LeducSettings } from './leduc/settings.ts'
export type { LeducView } from './leduc/view.ts'
export type { Luck, LuckTerm } from './luck.ts'
export type { ListedMeasure, Measure, Measurement, Measurements } from './measures.ts'
export type {
  HiddenState,
  MixedReplies,
  OfferDecision,
  OfferTiming,
  Plans,
  PlanType,
  Position,
  PureReplies,
  Remembering,
  Replies,
  ReplyTable,
} from './plans.ts'
export { playout } from './playout.ts'
export type { Proposals } from './proposals.ts'
export { drawIndex, type Random, type RandomState, randomFrom, randomOf } from './random.ts'
export type {
  Cells,
  ChanceOutcome,
  Evidence,
  OpponentType,
  Partition,
  PublicNode,
  Ranges,
  Search,
  Spot,
  Stage,
} from './ranges.ts'
export { checkedSettings, type SettingField, settingFields } from './settings.ts'
export type { Heard, WireAnswer, WireDealer, WirePlayer, WireProtocol } from './wire.ts'
