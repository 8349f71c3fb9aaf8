import type { PlayedGame } from '../match.ts'
import type { Match } from '../schedule.ts'
import type { Lane } from './lane.ts'

/** How many matches each lane may be ahead of the one that is waited for: bounds what is kept in memory. */
const AHEAD = 4

/**
 * Plays matches on several lanes at the same time and gives them back in the order of the schedule, so that nothing
 * downstream depends on which lane was faster.
 *
 * @param lanes who plays; one match each at a time
 * @param signal stops everything: rejects with its reason
 * @param onGames told of games as they are over, in any order of matches
 */
export async function* playInOrder(
  matches: readonly Match[],
  lanes: readonly Lane[],
  signal?: AbortSignal,
  onGames: (match: Match, games: readonly PlayedGame[], from: number) => void = () => {},
): AsyncGenerator<{ match: Match; games: PlayedGame[] }> {
  const idle = [...lanes]
  const waiting: ((lane: Lane) => void)[] = []
  const play = async (match: Match) => {
    const lane = idle.pop() ?? (await new Promise<Lane>((resolve) => waiting.push(resolve)))
    try {
      signal?.throwIfAborted()
      const games = await lane.play(match, (over, from) => onGames(match, over, from))
      return { match, games }
    } finally {
      const next = waiting.shift()
      if (next === undefined) idle.push(lane)
      else next(lane)
    }
  }
  const stopped = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    if (signal?.aborted) reject(signal.reason)
  })
  stopped.catch(() => {})
  const window: ReturnType<typeof play>[] = []
  let next = 0
  while (next < matches.length || window.length > 0) {
    while (next < matches.length && window.length < AHEAD * lanes.length) {
      const playing = play(matches[next++])
      // Its failure is heard when its turn comes, or never, when an earlier one fails first.
      playing.catch(() => {})
      window.push(playing)
    }
    const first = window.shift()
    if (first !== undefined) yield await Promise.race([first, stopped])
  }
}
