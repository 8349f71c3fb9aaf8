import { BadInput } from '../../environments/errors.ts'
import { WAITING } from '../language.ts'
import type { Lane, WorkerStart } from '../workers/lane.ts'
import type { Place } from '../workers/lanes.ts'
import { openBroker } from './broker.ts'
import { Hub } from './hub.ts'

/** Matches of players that compute that are on the queue at the same time. */
const AT_ONCE = 64

/**
 * Lanes of which each has one match on a queue; none where nothing is left to play.
 * @param url of the queue
 * Throws `BadInput` where it cannot be used.
 */
export async function queueLanes(
  url: string,
  { config, source, deliberations }: Pick<WorkerStart, 'config' | 'source' | 'deliberations'>,
  { table, language, matches }: Place,
  onNotice: (line: string) => void = () => {},
): Promise<Lane[]> {
  if (table.batched)
    throw new BadInput('--queue: questions that go out in batches are gathered in one process; leave one out')
  const broker = await openBroker(url, onNotice)
  const { concurrency = table.computes ? AT_ONCE : WAITING } = config
  const length = Math.min(concurrency, matches)
  if (length === 0) return []
  const { game, settings, agents, deals, match, seed, timeLimitMs, model } = config
  const terms = {
    config: {
      ...{ game, settings, agents, match, seed },
      ...(deals === undefined ? {} : { deals }),
      ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
      ...(model === undefined ? {} : { model }),
    },
    source,
    deliberations,
    computes: table.computes,
    offline: language.models.offline,
  }
  const hub = await Hub.open(broker, terms, language, onNotice)
  return Array.from({ length }, () => hub.lane(table.withLuck))
}
