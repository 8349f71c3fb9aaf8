import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SeatedAgent } from '../agents/seated.ts'
import type { Game } from '../environments/game.ts'
import { sha256 } from '../environments/sha256.ts'
import manifest from '../package.json' with { type: 'json' }
import type { CheckedConfig, Identity } from './config.ts'
import { dealt } from './match.ts'

/** What played a tournament: it is kept, and not compared when the tournament is resumed. */
const softwareSchema = z.object({
  /** The version of this package. */
  bidder: z.string(),
  /** The version of Node. */
  node: z.string(),
  /** By language agent: SHA-256 of the messages that it sends for the first decision of the first deal. */
  prompts: z.record(z.string(), z.string()),
})

type Software = z.output<typeof softwareSchema>

const provenanceSchema = softwareSchema.extend({
  /** Of a record that other software began: what played how many of its first games. */
  earlier: z.array(softwareSchema.extend({ games: z.number() })).optional(),
})

const FILE = 'provenance.json'

/** By language agent, what changes when its prompts do. */
export function promptHashes<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  agents: readonly SeatedAgent<View, Action>[],
  seed: number | string,
): Record<string, string> {
  const state = dealt(game, seed, 0)
  const seat = game.currentPlayer(state)
  if (seat === undefined) return {}
  const situation = { view: game.view(state, seat), actions: game.legalActions(state) }
  return Object.fromEntries(
    agents.flatMap(({ name, makeLanguage }) => {
      if (makeLanguage === undefined) return []
      const messages = JSON.stringify(makeLanguage().questions(situation))
      return [[name, sha256(messages)]]
    }),
  )
}

/**
 * Keeps in the folder of a record what plays it from now on: versions, prompts, and the configuration with its defaults,
 * but for what changes no game (where it is written, how many matches at a time, which recording answers).
 *
 * @param resumed games that the record holds already
 * @returns one line for a person, where other software has begun it
 */
export function keepProvenance(
  folder: string,
  config: CheckedConfig,
  identity: Identity,
  prompts: Readonly<Record<string, string>>,
  resumed: number,
): string | undefined {
  const {
    out: _,
    concurrency: _threads,
    record: _kept,
    replay: _answers,
    batchOnce: _once,
    limits = {},
    ...asked
  } = config
  const software: Software = { bidder: manifest.version, node: process.version, prompts: { ...prompts } }
  const file = join(folder, FILE)
  const { earlier = [], ...last } = (resumed === 0 ? undefined : readProvenance(file)) ?? {
    ...software,
    earlier: [],
  }
  const changed = JSON.stringify(last) !== JSON.stringify(software)
  const past = changed ? [...earlier, { ...last, games: resumed }] : earlier
  const provenance = {
    ...software,
    config: { ...asked, ...(Object.keys(limits).length === 0 ? {} : { limits }), ...identity },
    ...(past.length === 0 ? {} : { earlier: past }),
  }
  // Written whole or not at all.
  writeFileSync(`${file}.new`, `${JSON.stringify(provenance, null, 2)}\n`)
  renameSync(`${file}.new`, file)
  if (!changed) return undefined
  const named = ({ bidder, node }: Software) => `bidder ${bidder} on Node ${node}`
  const others = Object.keys(software.prompts).filter(
    (agent) => last.prompts[agent] !== software.prompts[agent],
  )
  const asks = others.length === 0 ? '' : `; other prompts: ${others.join(', ')}`
  return `${folder}: its first ${resumed} games were played by ${named(last)}, the rest by ${named(software)}${asks}`
}

/** What has played a record so far; undefined where that is not known. */
function readProvenance(file: string): z.output<typeof provenanceSchema> | undefined {
  try {
    return provenanceSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Nothing hangs on it: a record without it is as good.
    return undefined
  }
}
