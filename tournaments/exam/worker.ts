import { serveJobs } from '../workers/job-thread.ts'
import { openDesk } from './desk.ts'
import { type Answered, answerComputing, type ExamJob, type ExamStart } from './work.ts'

serveJobs<ExamStart, ExamJob, Answered>(({ game, agents, sheet }) => {
  const desk = openDesk(game, sheet.settings, agents)
  return (job) => answerComputing(desk, sheet, job)
})
