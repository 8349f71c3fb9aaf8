import { z } from 'zod'
import { IllegalAction } from '../../../environments/errors.ts'
import type { Game, Json } from '../../../environments/game.ts'
import { once } from '../../../environments/once.ts'
import { actionSchema, readSaid, type Situation, situationParts } from '../decision.ts'
import { jsonForm } from '../form.ts'
import { brief, type Posed } from '../posed.ts'
import { promptNamed } from '../prompt.ts'
import { jsonSchemaOf } from '../schema.ts'

const prompt = promptNamed('bidder-explore')

/** Actions that are looked into where there are many, at most. */
const MOST = 6

/** What the model says of an action. */
export interface Foretold<Action> {
  readonly action: Action
  /** What the other will do, in words. */
  readonly future: string
  /** Gain in this game to its end, in the game's unit. */
  readonly value: number
}

const form = once(() =>
  z.strictObject({
    options: z.array(z.strictObject({ action: z.json(), future: z.string(), value: z.number() })),
  }),
)

/**
 * What does each action lead to? All of them where they are few, else those that the model thinks worth it.
 * @param opponent what is thought of it and of what is hidden
 */
export function posedFutures<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  situation: Situation<View, Action>,
  opponent: string,
): Posed<unknown, readonly Foretold<Action>[]> {
  const { view, actions } = situation
  const all = actions.length <= MOST
  const schema = z.strictObject({
    options: z
      .array(
        z.strictObject({
          action: actionSchema(game, view, actions),
          future: z.string().describe('what the other will do next, and what may follow'),
          value: z.number().describe(`what it is worth to you, in ${game.unit}`),
        }),
      )
      .min(all ? actions.length : 1)
      .max(all ? actions.length : MOST),
  })
  const jsonSchema = jsonSchemaOf(schema)
  const which = all
    ? 'Look into every action that you may take, each once.'
    : `Look into the actions that may be best, up to ${MOST}, each once.`
  return {
    prompt,
    messages: prompt.fill({
      ...situationParts(game, situation),
      which,
      opponent,
      schema: JSON.stringify(jsonSchema),
    }),
    form: jsonForm<unknown>(form(), jsonSchema),
    read(said) {
      const { options } = form().parse(said)
      const read = options.map(({ action, future, value }) => ({
        action: readSaid(game, view, action),
        future: brief(future),
        value,
      }))
      const names = new Set(read.map(({ action }) => JSON.stringify(action)))
      if (names.size < read.length) throw new IllegalAction(said, [], 'an action is named twice')
      if (read.length === 0 || (all && read.length < actions.length))
        throw new IllegalAction(said, actions, 'not every action is looked into')
      return read
    },
  }
}
