/** A thread that plays the matches it is sent and sends their records back. */
import { parentPort, workerData } from 'node:worker_threads'
import { familyNamed } from '../../environments/catalog.ts'
import { playMatch } from '../match.ts'
import type { Entry } from '../schedule.ts'
import type { WorkerStart } from './pool.ts'

const { config, memory }: WorkerStart = workerData
const family = familyNamed(config.game)
family.shareMemory(memory)

parentPort?.on('message', async (entry: Entry) => {
  parentPort?.postMessage(await playMatch(family, config, entry))
})
