import { RunEnded } from '../../environments/errors.ts'
import { BudgetExhausted } from '../../reasoning/language/budget.ts'
import type { Lane } from './lane.ts'

/**
 * Lanes of which one ends the run for all. A spent budget lets every lane hear the answers that are on their way, which
 * are paid for and recorded, and begins nothing new; anything else stops all of them at once.
 *
 * @param ending aborted with the reason of an end at once
 */
export function endingTogether(lanes: readonly Lane[], ending: AbortController): Lane[] {
  const playing = new Set<Promise<unknown>>()
  let spent: BudgetExhausted | undefined
  const follow = async (lane: Lane, ...[match, onGames]: Parameters<Lane['play']>) => {
    if (spent !== undefined) throw spent
    const games = lane.play(match, onGames)
    playing.add(games)
    try {
      return await games
    } catch (error) {
      if (error instanceof BudgetExhausted) spent ??= error
      else if (error instanceof RunEnded) ending.abort(error)
      throw error
    } finally {
      playing.delete(games)
    }
  }
  return lanes.map((lane) => ({
    play: (match, onGames) => follow(lane, match, onGames),
    async close() {
      if (spent !== undefined) await Promise.allSettled(playing)
      return lane.close()
    },
  }))
}
