import { basename, extname, isAbsolute, join } from 'node:path'
import { BadInput } from '../environments/errors.ts'
import { isPath } from '../environments/own-game.ts'
import { Models } from '../reasoning/language/models.ts'
import { readPrices } from '../reasoning/language/prices.ts'
import { checkedConfig, type TournamentConfig } from './config.ts'
import { dealSource } from './deal-source.ts'
import type { Experiment } from './experiment.ts'
import { parseGate } from './gate.ts'
import { plannedComparisons } from './planned-comparisons.ts'
import { openTable } from './table.ts'

/** One game of an experiment. */
export interface ExperimentGame {
  /** Where its configuration stands, for messages: `bidder.config.yaml: games[1]`. */
  readonly where: string
  /** Of its folder, where there are several games. */
  readonly name: string
  readonly config: TournamentConfig
}

/** What takes the place of what an experiment says; `game` picks one of several. */
export type Override = Partial<TournamentConfig>

/**
 * The tournaments of an experiment, in its order. What a game says of itself comes before what is said for all, and what
 * is overridden before both; settings and limits are overridden one by one.
 *
 * @param file where the experiment is from, for messages
 * @param folder to which the files that it names are relative
 * Throws `BadInput` where two games would share a folder, and where none is of the name that is asked for.
 */
export function experimentGames(
  experiment: Experiment,
  override: Override,
  { file, folder }: { readonly file: string; readonly folder: string },
): ExperimentGame[] {
  const { $schema: _, games, game, settings, limits, ...all } = experiment
  const { game: picked, out: elsewhere, settings: set, limits: held, ...others } = override
  const placed = { ...all, ...inFolder(folder, all), ...others }
  const out = elsewhere ?? placed.out
  const config = (where: string, own: Partial<TournamentConfig> & { game: string }): TournamentConfig => {
    const { agents } = own
    if (agents === undefined)
      throw new BadInput(`${where}: no agents are named; name them by --agents, or under agents in a file`)
    return { ...own, agents, settings: { ...own.settings, ...set }, limits: { ...limits, ...held } }
  }
  if (games === undefined) {
    const name = picked ?? (game === undefined ? undefined : gameFrom(folder, game))
    if (name === undefined)
      throw new BadInput(
        `${file}: no game is named; name one by --game, or in a file (\`bidder init\` writes one)`,
      )
    const only = { ...placed, game: name, ...(settings === undefined ? {} : { settings }) }
    return [{ where: file, name, config: config(file, { ...only, ...(out === undefined ? {} : { out }) }) }]
  }
  if (settings !== undefined) throw new BadInput(`${file}: settings: write them under each of games`)
  const named = games.map(({ name, ...own }, i) => {
    const folderName = name ?? (isPath(own.game) ? basename(own.game, extname(own.game)) : own.game)
    const where = `${file}: games[${i}]`
    const game = gameFrom(folder, own.game)
    const said = { ...placed, ...own, ...inFolder(folder, own), game, ...others }
    return {
      where,
      name: folderName,
      config: config(where, { ...said, ...(out === undefined ? {} : { out: join(out, folderName) }) }),
    }
  })
  const names = named.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined) throw new BadInput(`${file}: games: two are called ${twice}; give each a name`)
  if (picked === undefined) return named
  const found = named.filter(({ name, config }) => name === picked || config.game === picked)
  if (found.length === 0)
    throw new BadInput(`--game ${picked}: ${file} has no such game; its games are ${names.join(', ')}`)
  return found
}

/** A game as it is named, or the file of one found from where the experiment is. */
function gameFrom(folder: string, game: string): string {
  return isPath(game) && !isAbsolute(game) ? join(folder, game) : game
}

/** The files that are named, found from where the experiment is. */
function inFolder(folder: string, said: Experiment): Experiment {
  const placed = ['out', 'instances', 'record', 'replay'] as const
  return Object.fromEntries(
    placed.flatMap((key) => {
      const path = said[key]
      return path === undefined || isAbsolute(path) ? [] : [[key, join(folder, path)]]
    }),
  )
}

/**
 * Finds out whether a game can be played as it is configured, so that what is wrong with the last of several is not found
 * when the others are over. Nothing is asked or written.
 * Throws `BadInput` naming where.
 */
export function checkGame({ where, config: written }: ExperimentGame): void {
  try {
    const config = checkedConfig(written)
    const prices = config.prices === undefined ? undefined : readPrices('prices', config.prices)
    const { model, limits } = config
    const models = new Models({
      ...(prices === undefined ? {} : { prices }),
      ...(limits === undefined ? {} : { limits }),
    })
    const language = { models, ...(model === undefined ? {} : { model }) }
    const { seats } = openTable(config, dealSource(config.instances), language)
    if (config.gate !== undefined) parseGate(config.gate, config.agents)
    plannedComparisons(config.comparisons, config.agents, seats)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    throw new BadInput(`${where}: ${error.message}`, { cause: error })
  }
}
