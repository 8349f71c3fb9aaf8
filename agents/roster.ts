import type { ZodType } from 'zod'
import type { ListedPolicy } from '../environments/catalog.ts'
import { BadInput } from '../environments/errors.ts'
import type { Game, HouseOracle, HousePolicy, Json } from '../environments/game.ts'
import { Models } from '../reasoning/language/models.ts'
import { isSolvable } from '../reasoning/solve/game-tree.ts'
import { bidder } from './bidder.ts'
import { bidderModelEntry } from './bidder-model.ts'
import { asksModel } from './bidder-options.ts'
import { cotEntry } from './cot.ts'
import { directEntry } from './direct.ts'
import { equilibrium, equilibriumEntry } from './equilibrium.ts'
import { policyAgent } from './house.ts'
import { humanEntry } from './human.ts'
import { kLevelEntry } from './k-level.ts'
import { type Language, seatLanguage } from './language.ts'
import { oracleAgent } from './oracle.ts'
import { pcotEntry } from './pcot.ts'
import { refineEntry } from './refine.ts'
import { reflectEntry } from './reflect.ts'
import type { AgentKind, SeatedAgent } from './seated.ts'
import { selfConsistencyEntry } from './self-consistency.ts'
import { parseAgentSpec } from './spec.ts'
import { totEntry } from './tot.ts'

/** Agents that ask a language model. */
const languageEntries = [
  directEntry,
  cotEntry,
  selfConsistencyEntry,
  pcotEntry,
  reflectEntry,
  refineEntry,
  totEntry,
  kLevelEntry,
]

/** All agents that ask a model where they are given one: BIDDER does without, too. */
export const askingEntries = [bidderModelEntry, ...languageEntries]

/** An agent as the roster lists it. */
export interface AgentEntry {
  readonly name: string
  readonly kind: AgentKind
  readonly summary: string
  /** Checks and defaults its options; each field has a description. */
  readonly schema: ZodType
}

/**
 * Everybody who can sit down at this game with these house players and oracles.
 * @param game what bears on whether it can be solved
 */
export function rosterOf(
  game: Pick<Game<unknown, unknown, unknown, unknown>, 'seats' | 'zeroSum' | 'initialStates'>,
  policies: readonly ListedPolicy[],
  oracles: readonly ListedPolicy[] = [],
): AgentEntry[] {
  const house = [...policies, ...oracles].map(
    ({ name, summary, schema }): AgentEntry => ({ name, kind: 'house', summary, schema }),
  )
  const { name, summary, schema } = bidderModelEntry
  const reasoner: AgentEntry = { name, kind: 'reasoner', summary, schema }
  return [reasoner, ...house, ...(isSolvable(game) ? [equilibriumEntry] : []), ...languageEntries, humanEntry]
}

/** Whether an agent, as it is written, takes `samples`: the more, the more it spends. */
export function takesSamples(text: string): boolean {
  const { name } = parseAgentSpec(text)
  return languageEntries.some((entry) => entry.name === name && entry.sampling)
}

/**
 * Reads `name[@provider/model][?key=value&key=value]` and checks it by making the agent once.
 * Throws `BadInput` for an unknown name, option or value; the message lists what exists.
 *
 * @param text the agent as it is written
 * @param policies the game's house players @param oracles those of them that are told everything
 * @param language how language agents reach their models: without limits and recording unless it is given
 */
export function seatAgent<State, Action extends Json, View, Hidden>(
  text: string,
  game: Game<State, Action, View, Hidden>,
  policies: readonly HousePolicy<View, Action>[],
  oracles: readonly HouseOracle<View, Action>[] = [],
  language: Language = { models: new Models() },
): SeatedAgent<View, Action> {
  const spec = parseAgentSpec(text)
  const { name, model, options } = spec
  const asking =
    name === bidderModelEntry.name && (model !== undefined || asksModel(options))
      ? bidderModelEntry
      : languageEntries.find((known) => known.name === name)
  if (asking !== undefined) return seatLanguage(spec, asking, game, language)
  if (name === humanEntry.name)
    throw new BadInput(`human: somebody has to sit at a terminal: play by \`bidder play ${game.name}\``)
  const entry = rosterOf(game, policies, oracles).find((known) => known.name === name)
  if (entry === undefined)
    throw new BadInput(
      `there is no agent "${name}" for ${game.name}; agents are ${rosterOf(game, policies, oracles)
        .map((known) => known.name)
        .join(', ')}`,
    )
  if (model !== undefined) throw new BadInput(`${name} takes no model: write it without "@${model}"`)
  const house = policies.find((policy) => policy.name === name)
  const oracle = oracles.find((known) => known.name === name)
  // Made once for all matches: a policy remembers nothing but what it has worked out.
  const policy =
    house?.create(options) ?? (entry === equilibriumEntry ? equilibrium(game, options) : undefined)
  const make = () => {
    if (policy !== undefined) return policyAgent(policy)
    return oracle === undefined ? bidder(game, options) : oracleAgent(oracle.create(options))
  }
  const made = make()
  return {
    name: text,
    kind: entry.kind,
    // Who is told of finished games may learn from them; who is not, cannot.
    remembers: made.observe !== undefined,
    ...(policy === undefined ? {} : { policy }),
    make,
  }
}
