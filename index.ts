// The face of the library: what programs import, and nothing else.
export {
  type Advice,
  type DeliberationOptions,
  deliberate,
  deliberations,
  type Grounds,
} from './agents/advice.ts'
export { bidder } from './agents/bidder.ts'
export type { Guest } from './agents/guest.ts'
export { policyAgent } from './agents/house.ts'
export { guestOf } from './agents/own-agent.ts'
export { seatAgent } from './agents/roster.ts'
export type { SeatedAgent } from './agents/seated.ts'
export type { Agent, Decision, Outcome, Turn, Usage } from './environments/agent.ts'
export { BadInput, BidderError, IllegalAction, PlayerFault, RunEnded } from './environments/errors.ts'
export type { Game, GameFamily, HousePolicy, Json, Policy, Seat, Words } from './environments/game.ts'
export { housePolicies } from './environments/holdem/policies.ts'
export { limitHoldem } from './environments/holdem/rules.ts'
export type { Host, Hosted, HostedDecision, HostedGame, Hosting, HostSettings } from './environments/host.ts'
export { playout } from './environments/playout.ts'
export { drawIndex, type Random, type RandomState, randomFrom, randomOf } from './environments/random.ts'
export type { Deliberation } from './reasoning/deliberate.ts'
export { BudgetExhausted } from './reasoning/language/budget.ts'
export { Cassette } from './reasoning/language/cassette.ts'
export { ModelFault, ModelUnavailable } from './reasoning/language/faults.ts'
export { Models, type ModelsOptions } from './reasoning/language/models.ts'
export { type Audit, type AuditOptions, audit } from './tournaments/audit/audit.ts'
export { defineConfig } from './tournaments/define-config.ts'
export { type ExamConfig, type ExamOptions, runExam } from './tournaments/exam/exam.ts'
export type { ExamResult } from './tournaments/exam/report.ts'
export type { Experiment } from './tournaments/experiment.ts'
export { type RecordedGame, recordedGames } from './tournaments/recorded-games.ts'
export {
  type RunOptions,
  runTournament,
  type TournamentConfig,
  type TournamentResult,
} from './tournaments/run.ts'
export { type Estimate, estimate, type Interval, type Unit } from './tournaments/statistics/interval.ts'
