import { z } from 'zod'
import { beliefShifts, weighedActions } from '../reasoning/recorded-deliberation.ts'
import { table } from './output.ts'

/** What is shown of a deliberation; whatever else it holds is left to `--json`. */
const schema = z.looseObject({
  unit: z.string().default(''),
  actions: weighedActions,
  belief: beliefShifts.optional(),
})

/** How many rows of a belief or of actions are shown, and how many replies to an action: the likeliest, the best. */
const ROWS = 8
const REPLIES = 3

/**
 * A deliberation for a person: what is believed, what each action leads to and is worth. One of another form is
 * shown as its JSON.
 * @param said an action in words, as the seat to act would say it
 */
export function deliberationText(deliberation: unknown, said: (action: unknown) => string): string {
  const read = schema.safeParse(deliberation)
  if (!read.success) return JSON.stringify(deliberation, null, 2)
  const { actions, belief, unit } = read.data
  const parts: string[] = []
  if (belief !== undefined) {
    parts.push(beliefTable('Kind of opponent', belief.types, (row) => row.type))
    parts.push(beliefTable('It holds', belief.classes, (row) => row.hiddenClass))
  }
  const shown =
    actions.length > ROWS
      ? actions.toSorted((a, b) => b.expectedUtility - a.expectedUtility).slice(0, ROWS)
      : actions
  // Where no reply is foretold, none is told apart from that there is none.
  const foretold = shown.some(({ predicted }) => predicted.length > 0)
  const actionTable = table(
    [
      'Action',
      unit === '' ? 'Worth' : `Worth, ${unit}`,
      'Std. error',
      ...(foretold ? ['Then the opponent'] : []),
    ],
    shown.map(({ action, expectedUtility, standardError, predicted }) => {
      const digits = Math.abs(expectedUtility) < 100 ? 2 : 1
      return [
        said(action),
        expectedUtility.toFixed(digits),
        standardError === 0 ? 'exact' : standardError.toFixed(digits),
        ...(foretold ? [replies(predicted)] : []),
      ]
    }),
  )
  const others = actions.length - shown.length
  parts.push(others > 0 ? `${actionTable}\n(and ${others} worth no more)` : actionTable)
  return parts.filter((part) => part !== '').join('\n\n')
}

/** The likeliest replies, those of a game without names for them as JSON. */
function replies(predicted: readonly { readonly action: unknown; readonly chance: number }[]): string {
  const likeliest = predicted.toSorted((a, b) => b.chance - a.chance).slice(0, REPLIES)
  const name = (action: unknown) => (typeof action === 'string' ? action : JSON.stringify(action))
  return (
    likeliest.map(({ action, chance }) => `${name(action)} ${percent(chance)}`).join(', ') || 'has no reply'
  )
}

function beliefTable<Row extends { readonly before: number; readonly after: number }>(
  title: string,
  rows: readonly Row[],
  name: (row: Row) => string,
): string {
  if (rows.length === 0) return ''
  const likeliest = rows.toSorted((a, b) => b.after - a.after).slice(0, ROWS)
  const text = table(
    [title, 'Before', 'Now'],
    likeliest.map((row) => [name(row), percent(row.before), percent(row.after)]),
  )
  return rows.length > ROWS ? `${text}\n(and ${rows.length - ROWS} less likely)` : text
}

function percent(chance: number): string {
  return `${(chance * 100).toFixed(1)} %`
}
