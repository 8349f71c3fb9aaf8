import type { Agent } from '../environments/agent.ts'
import type { Game, Json } from '../environments/game.ts'
import type { SeatedAgent } from './seated.ts'

/** A player that the roster does not know: of a user's own, or a program at the other end of a connection. */
export interface Guest<View = unknown> {
  /** The name in results: it is listed among the agents by it. */
  readonly name: string
  /** Whether it carries memory from game to game: then the match is the unit of intervals, not the deal. */
  readonly remembers: boolean
  /** Time that it should be given for an answer, ms, where the usual is not enough. */
  readonly timeLimitMs?: number
  /**
   * A fresh player for one match. What it answers is read like any other's: it may be anything.
   * @param scope names this player in this match
   */
  make(scope: string): Agent<View, Json>
}

/** Seats a guest at a game. */
export function seatGuest<State, Action extends Json, View, Hidden>(
  { name, remembers, timeLimitMs, make }: Guest<View>,
  game: Game<State, Action, View, Hidden>,
): SeatedAgent<View, Action> {
  return {
    name,
    kind: 'guest',
    remembers,
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    make(scope = '') {
      const player = make(scope)
      return {
        name,
        ...(player.asksAgain === undefined ? {} : { asksAgain: player.asksAgain }),
        async decide(turn) {
          const decision = await player.decide(turn)
          return { ...decision, action: game.readAction(turn.view, decision.action) }
        },
        observe: (outcome) => player.observe?.(outcome),
        leave: () => player.leave?.(),
      }
    },
  }
}
