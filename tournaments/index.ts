// Tournaments and exams: running, recording and judging many games.
export type { AgentAudit, MeanLoss } from './audit/agent-sums.ts'
export { type Audit, type AuditOptions, audit } from './audit/audit.ts'
export type { Graded } from './audit/grade.ts'
export type { StatedNumbers } from './audit/stated.ts'
export { defineConfig } from './define-config.ts'
export { type ExamConfig, type ExamOptions, runExam } from './exam/exam.ts'
export type { AgentMarks, ExamResult, Marks, PairMarks, Stratum } from './exam/report.ts'
export type { ExamSheet } from './exam/spot.ts'
export type { Experiment } from './experiment.ts'
export type { GateResult } from './gate.ts'
export type { Matched, MatchedAgent } from './matched.ts'
export { type Needed, type Plan, type PlanQuestion, planFrom } from './plan.ts'
export {
  type RecordedDecision,
  type RecordedGame,
  type RecordedTournament,
  recordedGames,
  recordedTournament,
} from './recorded-games.ts'
export {
  type MeasureResult,
  type Progress,
  type RunOptions,
  runTournament,
  type TournamentConfig,
  type TournamentResult,
} from './run.ts'
export { unitsNeeded } from './sample-size.ts'
export type { Sequential } from './sequential.ts'
export type { Comparison, Difference } from './statistics/comparisons.ts'
export { anytimeEstimate } from './statistics/confidence-sequence.ts'
export { type Estimate, estimate, type Interval, type Unit } from './statistics/interval.ts'
export type { FaultCounts, UnitKind } from './statistics/ledger.ts'
export type { Rating } from './statistics/ratings.ts'
export { estimateShare } from './statistics/share.ts'
export type {
  Corrected,
  FaultRow,
  IntervalMethod,
  PairingResult,
  Standing,
  UsageRow,
} from './statistics/standings.ts'
