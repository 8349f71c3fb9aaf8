import { type Guest, seatGuest } from '../agents/guest.ts'
import type { Language } from '../agents/language.ts'
import { rosterOf, seatAgent } from '../agents/roster.ts'
import type { SeatedAgent } from '../agents/seated.ts'
import { agentSpecOf } from '../agents/spec.ts'
import { familyNamed, type Playable } from '../environments/catalog.ts'
import { BadInput } from '../environments/errors.ts'
import type { DealSource, Json } from '../environments/game.ts'
import { HOST_DEFAULTS } from '../environments/host.ts'
import type { LuckTerm } from '../environments/luck.ts'
import type { ListedMeasure } from '../environments/measures.ts'
import { sha256 } from '../environments/sha256.ts'
import { recordedName } from '../reasoning/language/batch/batch-name.ts'
import type { Identity, SettledConfig } from './config.ts'
import { CHOICE_TERM, luckOf } from './luck/game-luck.ts'
import { dealt, type PlayedGame, playMatch } from './match.ts'
import { promptHashes } from './provenance.ts'
import { finalState } from './replay.ts'
import { type Match, seatOf } from './schedule.ts'

/** A game with its players seated: all that running, recording and judging a tournament needs to know of either. */
export interface Table {
  readonly identity: Identity
  readonly unit: string
  /** Whether payoffs sum to zero. */
  readonly zeroSum: boolean
  readonly seats: number
  /** What is measured besides payoffs. */
  readonly measures: readonly ListedMeasure[]
  /** The terms of luck; none where the game does not say what is luck. */
  readonly luckTerms: readonly LuckTerm[]
  /** By agent: whether it remembers from game to game. */
  readonly remembers: readonly boolean[]
  /** Whether all players compute; others wait, and many can wait in one thread. */
  readonly computes: boolean
  /** Whether some players' questions go out in batches, whose answers take as long as they take. */
  readonly batched: boolean
  /** By language agent: what changes when its prompts do. */
  prompts(): Readonly<Record<string, string>>
  /** @param onGame told of every game that is over, and which of the match it is */
  play(
    match: Match,
    signal?: AbortSignal,
    onGame?: (game: PlayedGame, i: number) => void,
  ): Promise<PlayedGame[]>
  /** The same games with the luck in them, worked out of their decisions: a record holds none. */
  withLuck(match: Match, games: readonly PlayedGame[]): PlayedGame[]
  /** The name of the game's own log, where it has one. */
  readonly logFile?: string
  /** The line of a finished game in that log. */
  logLine(number: number, game: PlayedGame, names: readonly string[]): string
}

const fingerprint = (text: string): string => sha256(text)

/** Deals of a pairing, unless it is said how many or a file has so many. */
const DEALS = 1000

/**
 * Seats agents at a game.
 * @param source what the game was made with
 * Throws `BadInput` where there are too few agents, or too few deals.
 */
export function tableOf<State, Action extends Json, View, Hidden>(
  { game, logs = [] }: Pick<Playable<State, Action, View, Hidden>, 'game' | 'logs'>,
  agents: readonly SeatedAgent<View, Action>[],
  config: Pick<
    SettledConfig,
    'deals' | 'match' | 'seed' | 'timeLimitMs' | 'model' | 'matched' | 'untilWidth'
  >,
  { instances }: DealSource = {},
): Table {
  const { deals = game.deals ?? DEALS, match, seed, model, matched, untilWidth } = config
  const usual = agents.map((agent) => agent.timeLimitMs ?? HOST_DEFAULTS.timeLimitMs)
  const { timeLimitMs = Math.max(...usual) } = config
  if (agents.length < game.seats)
    throw new BadInput(
      `a table of ${game.seats} seats takes ${game.seats} agents or more, not ${agents.length}: name more, or set fewer seats`,
    )
  // Played again, an instance tells little that is new, and would count as if it were.
  if (game.deals !== undefined && deals > game.deals)
    throw new BadInput(`deals: there are ${game.deals} instances for ${deals} deals: take as many or fewer`)
  const names = agents.map(({ name }) => name)
  const batched = agents.some((agent) => agent.batched)
  // The limit stays what it is: the same tournament may go on without batches.
  const played = { timeLimitMs: batched ? Number.POSITIVE_INFINITY : timeLimitMs }
  const withLuck = (match: Match, games: readonly PlayedGame[]) =>
    games.map((finished, i): PlayedGame => {
      const seats = match.agents.map((_, place) => seatOf(match, place, i))
      const stated = match.agents.map((_, seat) => agents[match.agents[seats.indexOf(seat)]].policy)
      const luck = luckOf(game, dealt(game, seed, finished.deal), finished.decisions, stated)
      return luck === undefined ? finished : { ...finished, luck: seats.map((seat) => luck[seat]) }
    })
  const [log] = logs
  return {
    identity: {
      game: game.name,
      settings: game.settings,
      agents: names,
      deals,
      match,
      seed,
      timeLimitMs,
      ...(instances === undefined ? {} : { instances: fingerprint(instances) }),
      ...(model === undefined ? {} : { model: recordedName(model) }),
      ...(untilWidth === undefined ? {} : { untilWidth }),
      ...(matched === undefined ? {} : { matched }),
    },
    unit: game.unit,
    zeroSum: game.zeroSum,
    seats: game.seats,
    measures: game.measures ?? [],
    remembers: agents.map(({ remembers }) => remembers),
    computes: agents.every(({ kind }) => kind === 'house' || kind === 'reasoner'),
    batched,
    prompts: () => promptHashes(game, agents, seed),
    luckTerms: game.luck === undefined ? [] : [...game.luck.terms, CHOICE_TERM],
    play: async (entry, signal, onGame) => {
      const told = onGame && { finished: (i: number, over: PlayedGame<Action>) => onGame(over, i) }
      return withLuck(entry, await playMatch(game, agents, entry, seed, played, signal, told))
    },
    withLuck,
    ...(log === undefined ? {} : { logFile: log.file }),
    logLine: (number, played, seated) =>
      log?.line(number, finalState(game, seed, played, `game ${number}`), seated) ?? '',
  }
}

/**
 * Makes the table that a configuration asks for.
 * @param source what the configuration's file of instances holds
 * @param language how language agents reach their models
 * @param guests players that are named among the agents and are not of the roster
 * Throws `BadInput` for a game, setting, instance or agent that cannot be.
 */
export function openTable(
  config: SettledConfig,
  source: DealSource = {},
  language?: Language,
  guests: readonly Guest[] = [],
): Table {
  const names = guests.map(({ name }) => name)
  for (const [place, name] of names.entries()) {
    if (!config.agents.includes(name))
      throw new BadInput(`the guest "${name}" is not among the agents: list it there by its name`)
    if (names.indexOf(name) < place)
      throw new BadInput(`two guests are called "${name}": give each a name of its own`)
  }
  return familyNamed(config.game).open(
    config.settings,
    (playable) => {
      const { game, policies, oracles } = playable
      // A record names its players: whoever reads it must not take a guest for one of the roster.
      const roster = new Set(rosterOf(game, policies, oracles).map(({ name }) => name))
      const namesake = names.find((name) => roster.has(agentSpecOf(name)?.name ?? name))
      if (namesake !== undefined)
        throw new BadInput(`the guest "${namesake}" has the name of a player of the roster: give it another`)
      const agents = config.agents.map((text) => {
        const guest = guests.find(({ name }) => name === text)
        return guest === undefined
          ? seatAgent(text, game, policies, oracles, language)
          : seatGuest(guest, game)
      })
      return tableOf(playable, agents, config, source)
    },
    source,
  )
}
