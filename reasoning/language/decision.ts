import { z } from 'zod'
import type { Turn } from '../../environments/agent.ts'
import type { Game, Json } from '../../environments/game.ts'
import { means } from '../../environments/listed-action.ts'
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
  return actions.find((listed) => means(action, listed)) ?? action
}

/** The form of an answer that is an action. */
export function actionSchema<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  actions: readonly Action[],
): z.ZodType {
  return game.words.answer?.(view) ?? z.enum(spelled(game, view, actions))
}

/** An action as a player writes it. Where the game does not say how, a word is itself and all else is called as the game calls it. */
export function writtenAs<State, Action extends Json, View, Hidden>(
  { words }: Game<State, Action, View, Hidden>,
  view: View,
  action: Action,
): Json {
  if (words.answer !== undefined) return words.written?.(view, action) ?? action
  return typeof action === 'string' ? action : words.action(view, action)
}

const spelled = <State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  actions: readonly Action[],
): string[] => actions.map((action) => String(writtenAs(game, view, action)))

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
  const key = JSON.stringify(spelled(game, view, actions))
  const schema = made.get(key) ?? make()
  made.set(key, schema)
  return schema
}

/** Schemas for actions of a word each, by what comes before and by the words: they are few, and take long to make. */
const spelledSchemas = new WeakMap<DecisionQuestion['before'], Map<string, JsonSchema>>()

/** The actions with what they mean, where they are few and go by a word each. */
function choices<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  actions: readonly Action[],
): string {
  if (game.words.answer !== undefined) return 'Write your action as the schema below says.'
  const lines = actions.map((action) => {
    const written = JSON.stringify(writtenAs(game, view, action))
    return typeof action === 'string' ? `- ${written}: ${game.words.action(view, action)}` : `- ${written}`
  })
  return ['What you may do, and how it is written:', ...lines].join('\n')
}

/** The action that was written. What does not fit the game's form goes to the rules as it is: they say what is wrong. */
export function readSaid<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  said: unknown,
): Action {
  const fitting = game.words.answer?.(view).safeParse(said)
  if (fitting !== undefined) return game.readAction(view, fitting.success ? fitting.data : said)
  const meant = game.viewActions(view).find((action) => writtenAs(game, view, action) === said)
  return game.readAction(view, meant ?? said)
}
