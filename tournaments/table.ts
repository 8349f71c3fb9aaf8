import { type Language, type SeatedAgent, seatAgent } from '../agents/roster.ts'
import { familyNamed, type Playable } from '../environments/catalog.ts'
import { BadInput, IllegalAction } from '../environments/errors.ts'
import type { Json } from '../environments/game.ts'
import { HOST_DEFAULTS } from '../environments/host.ts'
import type { CheckedConfig, Identity } from './config.ts'
import { dealt, type PlayedGame, playMatch } from './match.ts'
import type { Match } from './schedule.ts'

/** A game with its players seated: all that running, recording and judging a tournament needs to know of either. */
export interface Table {
  readonly identity: Identity
  readonly unit: string
  readonly seats: number
  /** By agent: whether it remembers from game to game. */
  readonly remembers: readonly boolean[]
  /** Whether all players compute; others wait, and many can wait in one thread. */
  readonly computes: boolean
  play(match: Match, signal?: AbortSignal): Promise<PlayedGame[]>
  /** The name of the game's own log, where it has one. */
  readonly logFile?: string
  /** The line of a finished game in that log. */
  logLine(number: number, game: PlayedGame, names: readonly string[]): string
}

/** Seats agents at a game. */
export function tableOf<State, Action extends Json, View, Hidden>(
  { game, log }: Pick<Playable<State, Action, View, Hidden>, 'game' | 'log'>,
  agents: readonly SeatedAgent<View, Action>[],
  config: Pick<CheckedConfig, 'deals' | 'match' | 'seed' | 'timeLimitMs' | 'model'>,
): Table {
  const { deals, match, seed, model } = config
  const usual = agents.map((agent) => agent.timeLimitMs ?? HOST_DEFAULTS.timeLimitMs)
  const { timeLimitMs = Math.max(...usual) } = config
  if (agents.length < game.seats)
    throw new BadInput(
      `a table of ${game.seats} seats takes ${game.seats} agents or more, not ${agents.length}: name more, or set fewer seats`,
    )
  const names = agents.map(({ name }) => name)
  return {
    identity: {
      game: game.name,
      settings: game.settings,
      agents: names,
      deals,
      match,
      seed,
      timeLimitMs,
      ...(model === undefined ? {} : { model }),
    },
    unit: game.unit,
    seats: game.seats,
    remembers: agents.map(({ remembers }) => remembers),
    computes: agents.every(({ kind }) => kind === 'house' || kind === 'reasoner'),
    play: (entry, signal) => playMatch(game, agents, entry, seed, { timeLimitMs }, signal),
    ...(log === undefined ? {} : { logFile: log.file }),
    logLine(number, { deal, decisions }, seated) {
      let state = dealt(game, seed, deal)
      for (const { action } of decisions) {
        const seat = game.currentPlayer(state)
        if (seat === undefined) throw new BadInput(`game ${number}: it is over before its decisions are`)
        try {
          state = game.apply(state, game.readAction(game.view(state, seat), action))
        } catch (cause) {
          if (!(cause instanceof IllegalAction)) throw cause
          throw new BadInput(`game ${number}: ${cause.message}`, { cause })
        }
      }
      return log === undefined ? '' : log.line(number, state, seated)
    },
  }
}

/**
 * Makes the table that a configuration asks for.
 * @param language how language agents reach their models
 * Throws `BadInput` for a game, setting or agent that does not exist.
 */
export function openTable(config: CheckedConfig, language?: Language): Table {
  return familyNamed(config.game).open(config.settings, (playable) => {
    const agents = config.agents.map((text) => seatAgent(text, playable.game, playable.policies, language))
    return tableOf(playable, agents, config)
  })
}
