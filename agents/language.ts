import { z } from 'zod'
import type { Agent, Decision, Outcome, Turn } from '../environments/agent.ts'
import { BadInput, PlayerFault } from '../environments/errors.ts'
import type { Game, Json } from '../environments/game.ts'
import { once } from '../environments/once.ts'
import { checkedSettings } from '../environments/settings.ts'
import type { Tally } from '../reasoning/language/ask.ts'
import { batchName } from '../reasoning/language/batch/batch-name.ts'
import { type DecisionQuestion, posedDecision, type Situation } from '../reasoning/language/decision.ts'
import { decideByInquiry, type Inquiry, type Reasoned } from '../reasoning/language/inquiry.ts'
import type { LanguageModel } from '../reasoning/language/model.ts'
import type { Models } from '../reasoning/language/models.ts'
import type { Message } from '../reasoning/language/prompt.ts'
import { type ModelSettings, modelOptions } from '../reasoning/language/settings.ts'
import type { SeatedAgent } from './seated.ts'
import type { AgentSpec } from './spec.ts'

/** A player that asks a language model. */
export interface LanguageAgent<View, Action> extends Agent<View, Action> {
  /**
   * The messages of each question that it would ask here, in order. Where a question takes the answer to an earlier
   * one, that stands in it as `{what is put in here}`.
   */
  questions(situation: Situation<View, Action>): Message[][]
}

/** What a language agent asks and makes of the answers, apart from the model that it asks: one for each match. */
export interface Method<View, Action> {
  questions(situation: Situation<View, Action>): Message[][]
  /** Throws what `Inquiry.put` throws. */
  decide(inquiry: Inquiry, turn: Turn<View, Action>): Promise<Reasoned<Action>>
  /** Set by an oracle: it is handed the views of all seats. */
  readonly told?: true
  /** Set by those that remember. */
  observe?(outcome: Outcome<View>): void
}

/** How the roster lists a language agent, and makes it. */
export interface LanguageEntry {
  readonly name: string
  readonly kind: 'language'
  readonly summary: string
  readonly schema: z.ZodType
  /** Whether it takes `samples`: the more, the more it spends. */
  readonly sampling: boolean
  /** Checks the options. Throws `BadInput` for one that is unknown or out of range. */
  configure(options: Record<string, unknown>): ConfiguredEntry
}

/** A language agent with its options checked. */
interface ConfiguredEntry {
  readonly settings: ModelSettings
  /**
   * @param scope one player in one match: see `Cassette`
   * Throws `BadInput` for a game that it does not play.
   */
  make<State, Action extends Json, View, Hidden>(
    game: Game<State, Action, View, Hidden>,
    model: LanguageModel,
    scope: string,
  ): LanguageAgent<View, Action>
}

/**
 * An agent that asks a language model.
 * @param options its own, besides those of its model: made when they are first asked for
 * @param method makes what it does at a game
 */
export function languageEntry<Options extends z.ZodRawShape>(
  name: string,
  summary: string,
  options: () => Options,
  method: <State, Action extends Json, View, Hidden>(
    game: Game<State, Action, View, Hidden>,
    settings: z.output<z.ZodObject<Options>> & ModelSettings,
  ) => Method<View, Action>,
): LanguageEntry {
  const own = once(options)
  const schema = once(() => z.strictObject({ ...own(), ...modelOptions() }))
  return {
    name,
    kind: 'language',
    summary,
    get schema() {
      return schema()
    },
    get sampling() {
      return Object.hasOwn(own(), 'samples')
    },
    configure(given) {
      // As a whole first, so that all that is wrong is named; then in two parts, for the types of each.
      checkedSettings(name, schema(), given)
      const settings = { ...z.object(modelOptions()).parse(given), ...z.object(own()).parse(given) }
      return {
        settings,
        make: (game, model, scope) => playerOf(name, method(game, settings), model, scope),
      }
    },
  }
}

function playerOf<View, Action>(
  name: string,
  method: Method<View, Action>,
  model: LanguageModel,
  scope: string,
): LanguageAgent<View, Action> {
  // What a decision spent that came too late to be heard is told with the next.
  let tally: Tally = { calls: 0, inputTokens: 0, outputTokens: 0 }
  async function decide(turn: Turn<View, Action>): Promise<Decision<Action>> {
    const { signal } = turn
    const told = () => {
      if (!signal.aborted) tally = { calls: 0, inputTokens: 0, outputTokens: 0 }
    }
    try {
      const inquirer = { agent: name, scope, tally, signal }
      const decision = await decideByInquiry(model, inquirer, (inquiry) => method.decide(inquiry, turn))
      told()
      return decision
    } catch (error) {
      if (error instanceof PlayerFault) told()
      throw error
    }
  }
  return {
    name,
    asksAgain: true,
    ...(method.told === undefined ? {} : { told: method.told }),
    questions: method.questions,
    decide,
    ...(method.observe === undefined ? {} : { observe: method.observe }),
  }
}

/** An agent that takes every decision by one question, and remembers nothing. */
export function oneQuestion(name: string, summary: string, question: DecisionQuestion): LanguageEntry {
  const method = <State, Action extends Json, View, Hidden>(
    game: Game<State, Action, View, Hidden>,
  ): Method<View, Action> => ({
    questions: (situation) => [[...posedDecision(game, question, situation).messages]],
    decide: (inquiry, turn) => inquiry.put(posedDecision(game, question, turn)),
  })
  return languageEntry(name, summary, () => ({}), method)
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
  const configured = entry.configure(options)
  const opened = language.models.open(named, configured.settings, text)
  const make = (scope = '') => configured.make(game, opened, scope)
  return {
    name: text,
    kind: entry.kind,
    remembers: make().observe !== undefined,
    timeLimitMs: TIME_LIMIT_MS,
    batched: batchName(named) !== undefined,
    make,
    makeLanguage: make,
  }
}
