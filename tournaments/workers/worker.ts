import { type PlayedGame, withoutDeliberations } from '../match.ts'
import type { Match } from '../schedule.ts'
import { openTable } from '../table.ts'
import { serveJobs } from './job-thread.ts'
import type { WorkerStart } from './lane.ts'

serveJobs<WorkerStart, Match, PlayedGame[]>(({ config, source, deliberations }) => {
  const table = openTable(config, source)
  return async (match) => {
    const games = await table.play(match)
    return deliberations ? games : withoutDeliberations(games)
  }
})
