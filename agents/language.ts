import { z } from 'zod'
import type { Agent } from '../environments/agent.ts'
import { BadInput, PlayerFault } from '../environments/errors.ts'
import type { Game, Json } from '../environments/game.ts'
import { checkedSettings } from '../environments/settings.ts'
import type { Tally } from '../reasoning/language/ask.ts'
import {
  type DecisionQuestion,
  decideByQuestion,
  messagesOf,
  type Situation,
} from '../reasoning/language/decision.ts'
import type { LanguageModel } from '../reasoning/language/model.ts'
import type { Models } from '../reasoning/language/models.ts'
import type { Message } from '../reasoning/language/prompt.ts'
import { type ModelSettings, modelOptions } from '../reasoning/language/settings.ts'
import type { SeatedAgent } from './roster.ts'
import type { AgentSpec } from './spec.ts'

/** A player that asks a language model. */
export interface LanguageAgent<View, Action> extends Agent<View, Action> {
  /** The messages of each question that it would ask here before it has heard any answer. */
  questions(situation: Situation<View, Action>): Message[][]
}

/** How the roster lists a language agent, and makes it. */
export interface LanguageEntry {
  readonly name: string
  readonly kind: 'language'
  readonly summary: string
  readonly schema: z.ZodType
  /** Checks the options. Throws `BadInput` for one that is unknown or out of range. */
  settings(options: Record<string, unknown>): ModelSettings
  /** @param scope one player in one match: see `Cassette` */
  make<State, Action extends Json, View, Hidden>(
    game: Game<State, Action, View, Hidden>,
    model: LanguageModel,
    scope: string,
  ): LanguageAgent<View, Action>
}

const schema = z.strictObject(modelOptions)

/** An agent that takes every decision by one question, and remembers nothing. */
export function oneQuestion(name: string, summary: string, question: DecisionQuestion): LanguageEntry {
  return {
    name,
    kind: 'language',
    summary,
    schema,
    settings: (options) => checkedSettings(name, schema, options),
    make(game, model, scope) {
      // What a decision spent that came too late to be heard is told with the next.
      let tally: Tally = { calls: 0, inputTokens: 0, outputTokens: 0 }
      return {
        name,
        asksAgain: true,
        questions: (situation) => [messagesOf(game, question, situation)],
        async decide(turn) {
          const told = () => {
            if (!turn.signal.aborted) tally = { calls: 0, inputTokens: 0, outputTokens: 0 }
          }
          try {
            const decision = await decideByQuestion(
              game,
              model,
              { agent: name, scope, tally },
              question,
              turn,
            )
            told()
            return decision
          } catch (error) {
            if (error instanceof PlayerFault) told()
            throw error
          }
        },
      }
    },
  }
}

/** How language agents reach their models. */
export interface Language {
  readonly models: Models
  /** The model of every agent that names none: `provider/model`. */
  readonly model?: string
}

/** A model's answer is waited for: a busy server alone may take minutes. */
const TIME_LIMIT_MS = 600_000

/** Seats a language agent. Throws `BadInput` for an option that is unknown or out of range, or for want of a model. */
export function seatLanguage<State, Action extends Json, View, Hidden>(
  { text, name, model, options }: AgentSpec,
  entry: LanguageEntry,
  game: Game<State, Action, View, Hidden>,
  language: Language,
): SeatedAgent<View, Action> {
  const named = model ?? language.model
  if (named === undefined)
    throw new BadInput(
      `${text}: ${name} needs a model: write ${name}@provider/model, or name one for all by --model`,
    )
  const opened = language.models.open(named, entry.settings(options), text)
  const make = (scope = '') => entry.make(game, opened, scope)
  return {
    name: text,
    kind: entry.kind,
    remembers: make().observe !== undefined,
    timeLimitMs: TIME_LIMIT_MS,
    make,
    makeLanguage: make,
  }
}
