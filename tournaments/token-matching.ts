import { z } from 'zod'
import type { Language } from '../agents/language.ts'
import { takesSamples } from '../agents/roster.ts'
import { parseAgentSpec, withOption } from '../agents/spec.ts'
import { BadInput } from '../environments/errors.ts'
import type { DealSource } from '../environments/game.ts'
import type { CheckedConfig, SettledConfig } from './config.ts'
import { type Matched, type MatchedAgent, matchedSchema } from './matched.ts'
import { Pilot } from './pilot.ts'
import { tryFolder } from './record.ts'
import type { RunOptions } from './run.ts'
import { openTable } from './table.ts'

const NAMESAKE = 'bidder'

/** Rounds in which the number of samples of one agent is sought. */
const ROUNDS = 5
/** The most samples that an agent gets. */
const MOST = 100

/**
 * Gives each agent that takes samples, and does not say how many, as many as the mean spend of another agent for a
 * decision allows. A pilot on deals of its own measures both; a record that holds the numbers already is believed.
 *
 * Throws `BadInput` where there is nobody to match or to be matched, or where `out` cannot be used, before anything is
 * asked.
 */
export async function matchTokens(
  config: CheckedConfig,
  source: DealSource,
  language: Language,
  { signal, onNotice, guests }: Pick<RunOptions, 'signal' | 'onNotice' | 'guests'> = {},
): Promise<SettledConfig> {
  const to = target(config)
  const sampling = config.agents.filter(
    (text) => text !== to && takesSamples(text) && parseAgentSpec(text).options.samples === undefined,
  )
  if (sampling.length === 0)
    throw new BadInput(
      '--match-tokens: no agent here takes as many samples as it may; name self-consistency or tot, without samples',
    )
  // Whatever is wrong with the tournament is said before the pilot.
  const { seats } = openTable(config, source, language, guests)
  const there = config.out === undefined ? undefined : recorded(config, to, tryFolder(config.out))
  if (there !== undefined) return there

  onNotice?.(`a pilot measures what ${to} spends on a decision, and how many samples that allows`)
  const pilot = new Pilot(config, source, language, seats, signal)
  await language.models.ready()
  const least = await pilot.play(
    to,
    sampling.map((text) => withOption(text, 'samples', '1')),
  )
  if (least.target === 0)
    throw new BadInput(`--match-tokens: ${to} spends no tokens; name an agent that asks a model`)
  const agents: MatchedAgent[] = []
  for (const [i, text] of sampling.entries())
    agents.push(
      await fitted(text, least.target, least.others[i], (samples) =>
        pilot.spend(withOption(text, 'samples', String(samples))),
      ),
    )
  const named = new Map(sampling.map((text, i) => [text, agents[i].agent]))
  // What was counted until now is the pilot's.
  language.models.recount()
  const matched: Matched = { to, tokensPerDecision: least.target, agents, pilot: pilot.spent }
  return { ...config, agents: config.agents.map((text) => named.get(text) ?? text), matched }
}

/** The agent whose spend is the measure. */
function target({ matchTokens, agents, model }: CheckedConfig): string {
  if (typeof matchTokens === 'string') {
    if (agents.includes(matchTokens)) return matchTokens
    throw new BadInput(`--match-tokens: "${matchTokens}" does not play here; agents are ${agents.join(', ')}`)
  }
  const found = agents.find((text) => {
    const spec = parseAgentSpec(text)
    return spec.name === NAMESAKE && (spec.model ?? model) !== undefined
  })
  if (found === undefined)
    throw new BadInput(
      `--match-tokens: no ${NAMESAKE} with a model plays here; name the agent to match: --match-tokens AGENT`,
    )
  return found
}

/**
 * The most samples that cost no more than is allowed on average, and one at least.
 * @param one what a single sample costs @param spend measures
 */
async function fitted(
  text: string,
  allowed: number,
  one: number,
  spend: (samples: number) => Promise<number>,
): Promise<MatchedAgent> {
  let fits = { samples: 1, tokens: one }
  let tooMany = MOST + 1
  let last = fits
  for (let round = 0; round < ROUNDS && fits.tokens <= allowed; round++) {
    const guess = Math.floor((last.samples * allowed) / last.tokens)
    const samples = Math.min(Math.max(guess, fits.samples), tooMany - 1)
    if (samples === fits.samples) break
    last = { samples, tokens: await spend(samples) }
    if (last.tokens <= allowed) fits = last
    else tooMany = samples
  }
  return {
    agent: withOption(text, 'samples', String(fits.samples)),
    samples: fits.samples,
    tokensPerDecision: fits.tokens,
  }
}

/** What a record says that the samples are, where it holds this tournament as far as it was written. */
function recorded(
  config: CheckedConfig,
  to: string,
  there: Readonly<Record<string, unknown>> | undefined,
): SettledConfig | undefined {
  const matched = matchedSchema.safeParse(there?.matched)
  const agents = z.array(z.string()).safeParse(there?.agents)
  if (there === undefined) return undefined
  const same =
    matched.success &&
    agents.success &&
    matched.data.to === to &&
    agents.data.length === config.agents.length &&
    agents.data.every(
      (text, i) => text === config.agents[i] || withOption(text, 'samples', undefined) === config.agents[i],
    )
  if (!same)
    throw new BadInput(
      `--out ${config.out}: holds another tournament, or one whose tokens were not matched to ${to}; name another folder`,
    )
  return { ...config, agents: agents.data, matched: matched.data }
}
