import { parentPort, workerData } from 'node:worker_threads'
import { familyNamed } from '../../environments/catalog.ts'
import { withoutDeliberations } from '../match.ts'
import type { Match } from '../schedule.ts'
import { openTable } from '../table.ts'
import type { WorkerAnswer, WorkerStart } from './lane.ts'

const { config, source, memory, deliberations }: WorkerStart = workerData
if (memory !== undefined) familyNamed(config.game).memory?.share(memory)
const table = openTable(config, source)

parentPort?.on('message', async (match: Match) => {
  const answer: WorkerAnswer = await table.play(match).then(
    (games) => ({ games: deliberations ? games : withoutDeliberations(games) }),
    (error: unknown) => ({
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  )
  parentPort?.postMessage(answer)
})
