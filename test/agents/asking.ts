import type { LanguageAgent } from '../../agents/language.ts'
import { askingEntries } from '../../agents/roster.ts'
import type { Decision } from '../../environments/agent.ts'
import type { Game, Json } from '../../environments/game.ts'
import { randomOf } from '../../environments/random.ts'
import type { LanguageModel } from '../../reasoning/language/model.ts'
import type { Message } from '../../reasoning/language/prompt.ts'
import { obedientModel } from '../server/obedient-model.ts'

/** Small sums: what is asked is the same, whatever they come to. */
const SMALL: Readonly<Record<string, Record<string, unknown>>> = {
  bidder: { flops: 1, turns: 1, lookahead: 0, rollouts: 2 },
}

/** A language agent that asks a model of the test's. */
export function agentAsking<State, Action extends Json, View, Hidden>(
  name: string,
  game: Game<State, Action, View, Hidden>,
  model: LanguageModel,
  options: Record<string, unknown> = {},
): LanguageAgent<View, Action> {
  const entry = askingEntries.find((known) => known.name === name)
  if (entry === undefined) throw new Error(`there is no language agent ${name}`)
  return entry.configure({ ...SMALL[name], ...options }).make(game, model, 'test')
}

/** Asks an agent for one decision. */
export function decided<State, Action, View, Hidden>(
  agent: LanguageAgent<View, Action>,
  game: Game<State, Action, View, Hidden>,
  view: View,
): Promise<Decision<Action>> {
  const { signal } = new AbortController()
  return agent.decide({ view, actions: game.viewActions(view), random: randomOf(1), signal })
}

/** All that a fresh agent asks for one decision. @param words what the model says where it is free to */
export async function askedFor<State, Action extends Json, View, Hidden>(
  name: string,
  game: Game<State, Action, View, Hidden>,
  view: View,
  words?: string,
  options: Record<string, unknown> = {},
): Promise<readonly (readonly Message[])[]> {
  const model = obedientModel(words)
  await decided(agentAsking(name, game, model, options), game, view)
  return model.asked
}

/** Messages as a person reads them. */
export const inPrint = (messages: readonly Message[]): string =>
  messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n')
