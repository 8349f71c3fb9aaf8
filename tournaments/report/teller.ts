import type { Game, Json } from '../../environments/game.ts'
import type { Graded } from '../audit/grade.ts'
import type { RecordedGame } from '../recorded-games.ts'
import { finalState } from '../replay.ts'
import type { Frontiers } from './frontiers.ts'
import type { Exchange } from './requests.ts'
import { type ShownGame, shownGame } from './shown-game.ts'

/** Tells single games of a record, by the rules that they were played by. */
export interface Teller {
  /** Whether there is something to believe in. */
  readonly believes: boolean
  /** Holds the game against what could have come of it, where that can be told. */
  count(played: RecordedGame): void
  /** The game as the page shows it. @param exchanges by decision @param losses by decision, where it was graded */
  tell(
    played: RecordedGame,
    exchanges: readonly (readonly Exchange[])[],
    losses?: ReadonlyMap<number, Graded>,
  ): ShownGame
}

/** @param frontiers where games are counted @param folder of the record, for messages */
export function tellerOf<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  folder: string,
  seed: number | string,
  frontiers: Frontiers,
): Teller {
  const { attainable } = game
  return {
    believes: game.ranges !== undefined || game.plans !== undefined,
    count(played) {
      if (attainable === undefined) return
      const { seats, payoffs } = played
      const end = finalState(game, seed, played, `${folder}: game ${played.game}`)
      frontiers.add(
        seats,
        seats.map((name) => payoffs[name]),
        attainable(end),
      )
    },
    tell: (played, exchanges, losses) =>
      shownGame(game, seed, played, { exchanges, ...(losses === undefined ? {} : { losses }) }, folder),
  }
}
