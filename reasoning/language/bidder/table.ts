import type { Game, Json } from '../../../environments/game.ts'
import { OTHERS, type Reckoning } from '../../reckon/reckoning.ts'

/** Rows of the table, at most: the best, and those that end the game. */
const MOST = 8

/** What code works out, as the model reads it. */
export function tableInWords<State, Action extends Json, View, Hidden>(
  { words, unit }: Pick<Game<State, Action, View, Hidden>, 'words' | 'unit'>,
  view: View,
  actions: readonly Action[],
  { deliberation, readings }: Reckoning,
): string {
  const rows = deliberation.actions.map(({ expectedUtility, standardError, predicted }, i) => ({
    i,
    expectedUtility,
    said: words.action(view, actions[i]),
    error: standardError === 0 ? '' : ` (give or take ${number(2 * standardError)})`,
    predicted,
  }))
  const best = rows.toSorted((a, b) => b.expectedUtility - a.expectedUtility || a.i - b.i)
  const shown = best.filter((row, rank) => rank < MOST || row.predicted.length === 0)
  const lines = shown.map(({ i, expectedUtility, error, said, predicted }) => {
    const by = readings.map(({ name, values }) => `${number(values[i])} if ${JSON.stringify(name)}`)
    const spread = by.length === 0 ? '' : `; ${by.join(', ')}`
    return `- ${said}: ${number(expectedUtility)}${error}${spread}${replies(predicted)}`
  })
  const hypotheses = readings.map(({ name, chance, values }) => {
    const top = values.indexOf(Math.max(...values))
    return `- ${JSON.stringify(name)}${name === OTHERS ? ' (many kinds, none likely by itself)' : ''}, chance ${percent(chance)}: best is ${words.action(view, actions[top])}`
  })
  return [
    `What code has worked out: what each action is worth to you, in ${unit}, gain in this game to its end, if you go on well after it.`,
    ...lines,
    ...(shown.length < rows.length ? [`- (${rows.length - shown.length} more, all worth less)`] : []),
    ...(hypotheses.length === 0
      ? []
      : ['The kinds of player that it takes the opponent for:', ...hypotheses]),
  ].join('\n')
}

/** The likeliest replies to an action, at most three. */
function replies(predicted: readonly { readonly action: Json; readonly chance: number }[]): string {
  const likeliest = predicted.toSorted((a, b) => b.chance - a.chance).slice(0, 3)
  if (likeliest.length === 0) return ''
  const said = likeliest.map(({ action, chance }) => {
    const name = typeof action === 'string' ? action : JSON.stringify(action)
    return `${name} ${percent(chance)}`
  })
  return `; then the other: ${said.join(', ')}`
}

const percent = (chance: number): string => `${Math.round(100 * chance)} %`

const number = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100)
