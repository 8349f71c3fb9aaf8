import { z } from 'zod'
import type { Decision, Turn } from '../../environments/agent.ts'
import { BadInput } from '../../environments/errors.ts'
import type { Game, Json } from '../../environments/game.ts'
import { randomOf } from '../../environments/random.ts'
import { ask, recorded, type Tally } from './ask.ts'
import type { LanguageModel } from './model.ts'
import { type Message, type Prompt, promptNamed } from './prompt.ts'
import { type JsonSchema, jsonSchemaOf } from './schema.ts'
import { traceAgent } from './telemetry.ts'

/** A question that is answered with an action, whatever the game. */
export interface DecisionQuestion {
  readonly prompt: Prompt
  /** What an answer holds before the action, with its descriptions. */
  readonly before: { readonly [field: string]: z.ZodType<string> }
  /** What an answer must be to be read at all. */
  readonly form: z.ZodType<{ readonly action: unknown; readonly [field: string]: unknown }>
}

/** The question of a prompt of `prompts/`. @param before what an answer holds before the action, with descriptions */
export function decisionQuestion(prompt: string, before: DecisionQuestion['before']): DecisionQuestion {
  return { prompt: promptNamed(prompt), before, form: z.strictObject({ ...before, action: z.json() }) }
}

/** What a question is put about. */
export type Situation<View, Action> = Pick<Turn<View, Action>, 'view' | 'actions'>

/** The messages of a decision's question. */
export function messagesOf<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { prompt, before }: DecisionQuestion,
  { view, actions }: Situation<View, Action>,
  schema = answerSchema(game, before, view, actions),
): Message[] {
  return prompt.fill({
    game: game.name,
    unit: game.unit,
    view: game.words.view(view),
    choices: choices(game, view, actions),
    schema: JSON.stringify(schema),
  })
}

/** Characters of a model's reasons that are recorded. */
const LONGEST_REASON = 4000

/**
 * Puts the question and takes the action that the answer names, in the form in which the game reads actions.
 * Throws what `ask` throws.
 */
export function decideByQuestion<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  model: LanguageModel,
  { agent, scope, tally }: { readonly agent: string; readonly scope: string; readonly tally: Tally },
  question: DecisionQuestion,
  turn: Turn<View, Action>,
): Promise<Decision<Action>> {
  const { view, actions, signal } = turn
  const { prompt, before, form } = question
  return traceAgent(agent, scope, async () => {
    const jsonSchema = answerSchema(game, before, view, actions)
    const { value, attempts } = await ask(model, {
      messages: messagesOf(game, question, turn, jsonSchema),
      jsonSchema,
      schema: form,
      read: ({ action, ...reasons }) => ({ action: read(game, view, action), reasons }),
      scope,
      signal,
      tally,
      jitter: randomOf(scope, 'jitter'),
    })
    const reasons = Object.entries(value.reasons).map(([field, text]) => [field, brief(String(text))])
    return {
      action: value.action,
      deliberation: {
        prompt: `${prompt.name} ${prompt.hash}`,
        ...recorded(model, scope, attempts),
        ...Object.fromEntries(reasons),
      },
      usage: { ...tally },
      faults: attempts.flatMap(({ fault }) =>
        fault === undefined || fault.kind === 'error' || fault.kind === 'timeout' ? [] : [fault],
      ),
    }
  })
}

function answerSchema<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  before: DecisionQuestion['before'],
  view: View,
  actions: readonly Action[],
): JsonSchema {
  return jsonSchemaOf(z.strictObject({ ...before, action: actionSchema(game, view, actions) }))
}

function actionSchema<State, Action extends Json, View, Hidden>(
  { name, words }: Game<State, Action, View, Hidden>,
  view: View,
  actions: readonly Action[],
): z.ZodType {
  if (words.answer !== undefined) return words.answer(view)
  const spelled = actions.filter((action) => typeof action === 'string')
  if (spelled.length < actions.length) throw new BadInput(`${name}: does not say how an action is written`)
  return z.enum(spelled)
}

/** The actions with what they mean, where they are few and go by a word each. */
function choices<State, Action extends Json, View, Hidden>(
  { words }: Game<State, Action, View, Hidden>,
  view: View,
  actions: readonly Action[],
): string {
  if (words.answer !== undefined) return 'Write your action as the schema below says.'
  const lines = actions.map((action) => `- ${JSON.stringify(action)}: ${words.action(view, action)}`)
  return ['What you may do, and how it is written:', ...lines].join('\n')
}

/** The action that was written. What does not fit the game's form goes to the rules as it is: they say what is wrong. */
function read<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  said: unknown,
): Action {
  const fitting = game.words.answer?.(view).safeParse(said)
  return game.readAction(view, fitting?.success ? fitting.data : said)
}

const brief = (text: string): string =>
  text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON)}...` : text
