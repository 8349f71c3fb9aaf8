import type { RecordedGame } from '../recorded-games.ts'
import { serveJobs } from '../workers/job-thread.ts'
import type { GradedGame } from './grade.ts'
import { type AuditStart, openGrader } from './graded-games.ts'

serveJobs<AuditStart, RecordedGame, GradedGame>((start) => {
  const { grade } = openGrader(start)
  return async (game) => grade(game)
})
