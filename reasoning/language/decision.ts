import { z } from 'zod'
import type { Turn } from '../../environments/agent.ts'
import { BadInput } from '../../environments/errors.ts'
import type { Game, Json } from '../../environments/game.ts'
import { once } from '../../environments/once.ts'
import { jsonForm } from './form.ts'
import type { Reasoned } from './inquiry.ts'
import { brief, type Posed } from './posed.ts'
import { type Prompt, promptNamed } from './prompt.ts'
import { type JsonSchema, jsonSchemaOf } from './schema.ts'

/** A question that is answered with an action, whatever the game. */
export interface DecisionQuestion {
  readonly prompt: Prompt
  /** What an answer holds before the action, with its descriptions. */
  readonly before: { readonly [field: string]: z.ZodType<string> }
  /** What an answer must be to be read at all. */
  readonly form: z.ZodType<Answer>
}

interface Answer {
  readonly action: unknown
  readonly [field: string]: unknown
}

/** The question of a prompt of `prompts/`. @param before what an answer holds before the action, with descriptions */
export function decisionQuestion(prompt: string, before: () => DecisionQuestion['before']): DecisionQuestion {
  const fields = once(before)
  const form = once(() => z.strictObject({ ...fields(), action: z.json() }))
  return {
    prompt: promptNamed(prompt),
    get before() {
      return fields()
    },
    get form() {
      return form()
    },
  }
}

/** What a question is put about. */
export type Situation<View, Action> = Pick<Turn<View, Action>, 'view' | 'actions'>

/** What any prompt about a decision may take: the situation in the game's own words, the same for all agents. */
export function situationParts<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { view, actions }: Situation<View, Action>,
): Record<'game' | 'unit' | 'view' | 'choices', string> {
  return {
    game: game.name,
    unit: game.unit,
    view: game.words.view(view),
    choices: choices(game, view, actions),
  }
}

/**
 * The question of a decision: its answer is the action, in the form in which the game reads actions, and the words
 * before it.
 * @param more what the prompt takes besides the situation
 */
export function posedDecision<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { prompt, before, form }: DecisionQuestion,
  situation: Situation<View, Action>,
  more: Readonly<Record<string, string>> = {},
): Posed<Answer, Reasoned<Action>> {
  const { view, actions } = situation
  const jsonSchema = answerSchema(game, before, view, actions)
  const parts = { ...situationParts(game, situation), ...more, schema: JSON.stringify(jsonSchema) }
  return {
    prompt,
    messages: prompt.fill(parts),
    form: jsonForm(form, jsonSchema),
    read: ({ action, ...reasons }) => ({
      action: readSaid(game, view, action),
      reasons: Object.fromEntries(
        Object.entries(reasons).map(([field, text]) => [field, brief(String(text))]),
      ),
    }),
  }
}

/** The listed action that an action is, whatever it says besides. */
export function listedAs<Action extends Json>(actions: readonly Action[], action: Action): Action {
  const fields = new Map(Object.entries(Object(action)).map(([key, part]) => [key, JSON.stringify(part)]))
  const agrees = (listed: Action) =>
    typeof listed === 'object'
      ? Object.entries(Object(listed)).every(([key, part]) => fields.get(key) === JSON.stringify(part))
      : listed === action
  return actions.find(agrees) ?? action
}

/** What an action is written as here. Throws `BadInput` for a game that does not say. */
export function actionSchema<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  actions: readonly Action[],
): z.ZodType {
  return game.words.answer?.(view) ?? z.enum(spelled(game, actions))
}

function spelled<State, Action extends Json, View, Hidden>(
  { name }: Game<State, Action, View, Hidden>,
  actions: readonly Action[],
): string[] {
  const words = actions.filter((action) => typeof action === 'string')
  if (words.length < actions.length) throw new BadInput(`${name}: does not say how an action is written`)
  return words
}

function answerSchema<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  before: DecisionQuestion['before'],
  view: View,
  actions: readonly Action[],
): JsonSchema {
  const make = () => jsonSchemaOf(z.strictObject({ ...before, action: actionSchema(game, view, actions) }))
  if (game.words.answer !== undefined) return make()
  const made = spelledSchemas.get(before) ?? new Map<string, JsonSchema>()
  spelledSchemas.set(before, made)
  const key = JSON.stringify(spelled(game, actions))
  const schema = made.get(key) ?? make()
  made.set(key, schema)
  return schema
}

/** Schemas for actions of a word each, by what comes before and by the words: they are few, and take long to make. */
const spelledSchemas = new WeakMap<DecisionQuestion['before'], Map<string, JsonSchema>>()

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
export function readSaid<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  said: unknown,
): Action {
  const fitting = game.words.answer?.(view).safeParse(said)
  return game.readAction(view, fitting?.success ? fitting.data : said)
}
