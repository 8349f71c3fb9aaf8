import { setImmediate } from 'node:timers/promises'
import type { SeatedAgent } from '../agents/seated.ts'
import type { Game, Json } from '../environments/game.ts'
import type { HostedDecision, HostedGame, HostSettings, Spectator } from '../environments/host.ts'
import { type Measurements, measurements } from '../environments/measures.ts'
import { randomOf } from '../environments/random.ts'
import { inBrief } from './deliberation-brief.ts'
import { type Match, seatOf } from './schedule.ts'

/** A finished game of a match. Plain JSON. */
export interface PlayedGame<Action = Json> {
  readonly deal: number
  /** By place in the pairing, in the game's unit. */
  readonly payoffs: readonly number[]
  /** By place in the pairing, for games that have measures. */
  readonly measures?: readonly Measurements[]
  /** With deliberations in brief. */
  readonly decisions: readonly HostedDecision<Action>[]
  /** By place, then by term, for games that say what is luck. */
  readonly luck?: readonly (readonly number[])[]
}

/** Who follows a match from outside and sees all of it. */
export interface MatchSpectator<State, Action> extends Spectator<State, Action> {
  /** Told of every game that begins. @param i which game of the match @param places who sits where, by seat */
  deals?(i: number, deal: number, state: State, places: readonly number[]): void | Promise<void>
  /** Told of every game that is over, as it is recorded. The match goes on when what this returns is settled. */
  finished?(i: number, played: PlayedGame<Action>, state: State): void | Promise<void>
}

/** The state that a deal starts from: it depends on the seed alone, so that all pairings play the same deals. */
export function dealt<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  seed: number | string,
  deal: number,
): State {
  return game.initialState(randomOf(seed, 'deal', deal), deal)
}

/**
 * The name of a player in a match, by which its requests to a model are recorded. By the names of agents and not by their
 * numbers: a pairing plays the same games whoever else takes part.
 *
 * @param names of the players, by place
 */
export function scopeOf(names: readonly string[], match: Match, place: number): string {
  return `${matchScope(names, match)} | ${place}`
}

/** The name that those of all players in a match begin with. @param names of the players, by place */
export function matchScope(names: readonly string[], { block, rotation }: Match): string {
  return [...names, block, rotation].join(' | ')
}

/**
 * Plays one match with fresh players. What comes out depends on the match, the seed and the agents alone.
 *
 * @param agents all agents of the tournament
 * @param signal stops the match: rejects with its reason
 * @param spectator hears of everything as it happens; the match waits for it
 */
export async function playMatch<State, Action extends Json, View, Hidden>(
  game: HostedGame<State, Action, View, Hidden>,
  agents: readonly SeatedAgent<View, Action>[],
  match: Match,
  seed: number | string,
  settings?: Partial<HostSettings>,
  signal?: AbortSignal,
  spectator?: MatchSpectator<State, Action>,
): Promise<PlayedGame<Action>[]> {
  const seated = match.agents.map((agent) => agents[agent])
  const names = seated.map(({ name }) => name)
  const players = seated.map((agent, place) => agent.make(scopeOf(names, match, place)))
  const { block, rotation } = match
  const streams = seated.map((_, place) => randomOf(seed, 'player', ...names, block, rotation, place))
  const games: PlayedGame<Action>[] = []
  try {
    for (let i = 0; i < match.deals; i++) {
      // Lets signals and messages in: players that compute never leave the microtask queue.
      await setImmediate()
      signal?.throwIfAborted()
      const placeAt = players.map((_, seat) =>
        players.findIndex((_, place) => seatOf(match, place, i) === seat),
      )
      const deal = match.firstDeal + i
      const state = dealt(game, seed, deal)
      await spectator?.deals?.(i, deal, state, placeAt)
      const hosted = await game.host({
        state,
        agents: placeAt.map((place) => players[place]),
        randoms: placeAt.map((place) => streams[place]),
        ...(settings === undefined ? {} : { settings }),
        ...(signal === undefined ? {} : { signal }),
        ...(spectator === undefined ? {} : { spectator }),
      })
      const seats = players.map((_, place) => seatOf(match, place, i))
      const payoffs = seats.map((seat) => hosted.returns[seat])
      // Now, and not of the record: deliberations are cut there.
      const measures =
        game.measures === undefined
          ? {}
          : { measures: seats.map((seat) => measurements(game.measures ?? [], hosted, seat)) }
      const decisions = hosted.decisions.map(({ deliberation, ...decision }) =>
        deliberation === undefined ? decision : { ...decision, deliberation: inBrief(deliberation) },
      )
      const played = { deal, payoffs, decisions, ...measures }
      games.push(played)
      await spectator?.finished?.(i, played, hosted.state)
    }
  } finally {
    for (const player of players) player.leave?.()
  }
  return games
}

/** The same games without the players' reasons: what judging needs. */
export function withoutDeliberations(games: readonly PlayedGame[]): PlayedGame[] {
  return games.map((game) => ({
    ...game,
    decisions: game.decisions.map(({ deliberation: _, ...decision }) => decision),
  }))
}
