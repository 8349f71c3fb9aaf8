// Tournaments and exams: running, recording and judging many games.
export { type Audit, type AuditOptions, audit } from './audit/audit.ts'
export { type ExamConfig, type ExamOptions, runExam } from './exam/exam.ts'
export type { ExamResult } from './exam/report.ts'
export { type Plan, type PlanQuestion, planFrom } from './plan.ts'
export {
  type RecordedGame,
  type RecordedTournament,
  recordedGames,
  recordedTournament,
} from './recorded-games.ts'
export {
  type MeasureResult,
  type RunOptions,
  runTournament,
  type TournamentConfig,
  type TournamentResult,
} from './run.ts'
export { unitsNeeded } from './sample-size.ts'
export { anytimeEstimate } from './statistics/confidence-sequence.ts'
export { type Estimate, estimate, type Interval, type Unit } from './statistics/interval.ts'
export { estimateShare } from './statistics/share.ts'
