import { z } from 'zod'
import type { Json, Words } from '../../environments/game.ts'
import { weighedActions } from '../../reasoning/recorded-deliberation.ts'

/** What a language model said before its action, as its agents record it. */
const saidSchema = z.looseObject({ prediction: z.string().optional(), thoughts: z.string().min(1) })

/** What a reasoner believed, and what it took its actions to be worth. */
const reckonedSchema = z.looseObject({
  unit: z.string(),
  actions: weighedActions.min(1),
  belief: z
    .looseObject({
      types: z.array(z.looseObject({ type: z.string(), after: z.number() })).default([]),
      classes: z.array(z.looseObject({ hiddenClass: z.string(), after: z.number() })).default([]),
    })
    .optional(),
})

/** How many of the likeliest kinds and classes are said, how many of the best actions, how many replies to each. */
const LIKELIEST = 3
const BEST = 4
const REPLIES = 2

/**
 * How a decision was reached, in the first person: a language model's own words, or the numbers of a reasoner told in
 * words. Undefined where neither is recorded.
 *
 * @param deliberation as it is recorded
 */
export function reasoningInWords<Action extends Json, View>(
  words: Words<Action, View>,
  view: View,
  deliberation: Json | undefined,
  action: Action,
  read: (json: Json) => Action,
): string | undefined {
  const said = saidSchema.safeParse(deliberation)
  if (said.success) return [said.data.prediction, said.data.thoughts].filter((text) => text).join('\n')
  const reckoned = reckonedSchema.safeParse(deliberation)
  if (!reckoned.success) return undefined
  const { unit, actions, belief } = reckoned.data
  const best = actions.toSorted((a, b) => b.expectedUtility - a.expectedUtility).slice(0, BEST)
  const worths = best.map(({ action, expectedUtility, standardError, predicted }) => {
    const error = standardError === 0 ? '' : `, give or take ${number(2 * standardError)}`
    return `${words.action(view, read(action))} is worth ${number(expectedUtility)} ${unit}${error}${replies(predicted)}`
  })
  const others = actions.length - best.length
  return [
    ...likely(
      'The other plays like',
      (belief?.types ?? []).map(({ type, after }) => [type, after]),
    ),
    ...likely(
      'It holds',
      (belief?.classes ?? []).map(({ hiddenClass, after }) => [hiddenClass, after]),
    ),
    `What each of my actions leads to, if I go on well: ${worths.join('; ')}${others > 0 ? `; the other ${others} are worth no more` : ''}.`,
    `I choose to ${words.action(view, action)}.`,
  ].join('\n')
}

function likely(what: string, chances: readonly (readonly [string, number])[]): string[] {
  if (chances.length === 0) return []
  const named = chances
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, LIKELIEST)
    .map(([name, chance]) => `${name} with chance ${percent(chance)}`)
  return [`${what} ${named.join(', ')}.`]
}

function replies(predicted: readonly { readonly action: Json; readonly chance: number }[]): string {
  const likeliest = predicted.toSorted((a, b) => b.chance - a.chance).slice(0, REPLIES)
  if (likeliest.length === 0) return ''
  const said = likeliest.map(({ action, chance }) => {
    const name = typeof action === 'string' ? action : JSON.stringify(action)
    return `${name} ${percent(chance)}`
  })
  return ` (then the other: ${said.join(', ')})`
}

const percent = (chance: number): string => `${Math.round(100 * chance)} %`

const number = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100)
