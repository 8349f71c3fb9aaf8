import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { Family, WithAnyGame } from './catalog.ts'
import { refuseInstances } from './drawn-deals.ts'
import { BadInput } from './errors.ts'
import type { Game, GameFamily, HousePolicy, Json, Policy } from './game.ts'
import { hostGame } from './own-host.ts'
import { plain } from './plain-player.ts'
import { checkedSettings } from './settings.ts'

type AnyGame = Game<unknown, Json, unknown, unknown>

/** What a game must have, and of what type. */
const GAME = {
  name: 'string',
  seats: 'number',
  unit: 'string',
  zeroSum: 'boolean',
  settings: 'object',
  initialState: 'function',
  currentPlayer: 'function',
  legalActions: 'function',
  apply: 'function',
  returns: 'function',
  view: 'function',
  viewActions: 'function',
  readAction: 'function',
  hiddenStates: 'function',
  sampleHidden: 'function',
  complete: 'function',
  readView: 'function',
  words: 'object',
} as const

/** What a game with its settings open must have. */
const FAMILY = {
  name: 'string',
  summary: 'string',
  seats: 'object',
  unit: 'string',
  schema: 'object',
  create: 'function',
} as const

/** Whether a game is named by the file that it is in. */
export const isPath = (name: string): boolean => /^\.{0,2}\/|\.[cm]?[jt]s$/.test(name)

/** Whom any game can be played by: it takes any legal action. */
const random: Policy<unknown, Json> = {
  name: 'random',
  distribution: (_, actions) => actions.map(() => 1 / actions.length),
}

const opened = new Map<string, Family>()

/**
 * The game of a user's own that is the default export of a module: a `Game`, or a `GameFamily` with its settings open.
 * It goes by the path that it was named by; its house players are its `population`, and `random`.
 *
 * @param path from the working directory
 * Throws `BadInput` for a module that cannot be loaded, and for an export that lacks something, saying what.
 */
export function ownFamily(path: string): Family {
  const known = opened.get(path)
  if (known !== undefined) return known
  const made = loaded(path)
  const lacking = missing(made, FAMILY)
  const family = lacking.length === 0 && isFamily(made) ? ofFamily(path, made) : ofGame(path, made)
  opened.set(path, family)
  return family
}

function ofGame(path: string, made: unknown): Family {
  const schema = z.strictObject({})
  const game = checked(path, made)
  return {
    name: path,
    summary: `the game in ${path}`,
    seats: [game.seats, game.seats],
    unit: game.unit,
    schema,
    policies: playersOf(game),
    open(settings, use, source) {
      checkedSettings(path, schema, settings)
      refuseInstances(path, source)
      return usedBy(path, game, use)
    },
  }
}

function ofFamily(path: string, family: GameFamily<unknown, Json, unknown, unknown>): Family {
  const make = (settings: Record<string, unknown>) => checked(path, flat(family.create(settings)))
  const { summary, seats, unit, schema } = family
  return {
    name: path,
    summary,
    seats,
    unit,
    schema,
    get policies() {
      return playersOf(make({}))
    },
    open(settings, use, source) {
      refuseInstances(path, source)
      return usedBy(path, make(settings), use)
    },
  }
}

function usedBy<Result>(path: string, own: AnyGame, use: WithAnyGame<Result>): Result {
  const game = { ...own, name: path, population: own.population ?? [random] }
  return use({ game: { ...game, host: hostGame(game) }, policies: playersOf(own) })
}

/** The players that a game expects, as house players without options. */
function playersOf({ population = [] }: AnyGame): HousePolicy<unknown, Json>[] {
  const policies = population.some(({ name }) => name === random.name) ? population : [...population, random]
  return policies.map((policy) =>
    plain(
      policy,
      policy === random ? 'any legal action, all equally likely' : 'a player that the game expects',
    ),
  )
}

/** The default export of a module. It is loaded at once, so that whatever plays a game can, in any thread. */
function loaded(path: string): unknown {
  const file = resolve(path)
  if (!existsSync(file))
    throw new BadInput(`${path}: there is no such file; a game of your own is named by its path`)
  if (/\.[cm]?ts$/.test(file) && !process.features.typescript)
    throw new BadInput(
      `${path}: Node ${process.versions.node} reads no TypeScript: take Node 22.18 or later, or name a JavaScript file`,
    )
  try {
    return flat(createRequire(pathToFileURL(file))(file).default)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new BadInput(`${path}: cannot be loaded: ${reason}`, { cause })
  }
}

/** What a value has and inherits, as members of one object that need no other: a game may be made by a class. */
function flat(value: unknown): unknown {
  const members = new Map<string, unknown>()
  let holder: object | null = Object(value)
  while (holder !== null && holder !== Object.prototype) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      const member = Reflect.get(Object(value), name)
      if (!members.has(name)) members.set(name, typeof member === 'function' ? member.bind(value) : member)
    }
    holder = Object.getPrototypeOf(holder)
  }
  return Object.fromEntries(members)
}

function checked(path: string, made: unknown): AnyGame {
  const lacking = missing(made, GAME)
  if (lacking.length > 0 || !isGame(made))
    throw new BadInput(
      `${path}: its default export is no game, for want of ${lacking.join(', ')}; see docs/extending.md`,
    )
  return made
}

/** The members that a value lacks or that are of another type. */
function missing(value: unknown, members: Readonly<Record<string, string>>): string[] {
  const held = new Map(Object.entries(Object(value)))
  return Object.keys(members).filter((name) => typeof held.get(name) !== members[name])
}

const isGame = (value: unknown): value is AnyGame => missing(value, GAME).length === 0

const isFamily = (value: unknown): value is GameFamily<unknown, Json, unknown, unknown> =>
  missing(value, FAMILY).length === 0
