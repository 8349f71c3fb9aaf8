import type { Json } from '../../../environments/game.ts'
import { means } from '../../../environments/listed-action.ts'
import { axisOf, signedBar } from '../bars.ts'
import { heading } from '../heading.ts'
import { percent } from '../percent.ts'
import { EMPTY, type Section } from '../stack.ts'
import { fillText, type Line, type Span, widthOf } from '../styled.ts'
import type { Thought } from '../thought.ts'
import type { Mind } from './mind.ts'
import { actionSpoken, replySpoken } from './spoken.ts'

type Row = NonNullable<Thought['actions']>[number]

/** Cells of the longest action. */
const NAME = 36
/** Actions at the most: the best. */
const MOST = 6
/** Replies of one action. */
const REPLIES = 4
/** Standard errors on each side that hold the truth 95 times of 100. */
const HALF = 1.96

/** What each action is worth, as bars with their errors; under each, what it was predicted to lead to. */
export function worthSection(mind: Mind, columns: number): Section {
  const { actions: all = [], unit = '' } = mind.thought
  if (all.length === 0) return EMPTY
  const rows = all.map((row) => ({
    row,
    name: actionSpoken(mind, row.action),
    taken: means(mind.decision.action, row.action),
    value: row.expectedUtility,
    error: HALF * row.standardError,
  }))
  const ranked = rows.toSorted((a, b) => b.value - a.value)
  const name = Math.min(
    NAME,
    Math.floor(columns * 0.45),
    Math.max(...ranked.map((row) => widthOf(row.name))) + 3,
  )

  return {
    least: 1 + Math.min(rows.length, 3),
    most: 1 + 2 * Math.min(rows.length, MOST),
    draw(given) {
      if (given < 1) return []
      const best = foremost(ranked, Math.min(MOST, given - 1))
      // In the game's order where all are shown: then an action stands where it stood before.
      const shown = best.length === rows.length ? rows : best
      const axis = axisOf(shown)
      const values = shown.map(({ value }) => points(value))
      const errors = shown.map(({ error }) => (error > 0 ? ` ±${points(error).slice(1)}` : ''))
      const wide = Math.max(...values.map(widthOf)) + Math.max(...errors.map(widthOf)) + 1
      const room = columns - name - wide - 1
      // What the choice was to lead to goes before what the others were.
      const told = new Set(
        shown
          .filter(({ row }) => row.predicted.length > 0)
          .sort((a, b) => Number(b.taken) - Number(a.taken))
          .slice(0, given - 1 - shown.length),
      )
      const lines = shown.flatMap(({ row, name: text, taken, value, error }, i): Line[] => {
        const color = mind.options.color ? { color: taken ? 'cyan' : 'blue' } : {}
        const main: Line = [
          { text: fillText(`${taken ? '▸ ' : '  '}${text}`, name), bold: taken },
          { text: fillText(`${values[i]}${errors[i]} `, wide, true), bold: taken },
          ...signedBar({ value, error }, axis, room, color),
        ]
        return told.has(shown[i]) ? [main, repliesOf(mind, row, taken)] : [main]
      })
      const more = rows.length - shown.length
      const aside = more > 0 ? `${unit}; ${more} more, worth no more` : unit
      return [heading('Worth of each action', columns, aside), ...lines]
    },
  }
}

/** The best, and the one that was taken in place of the last where it is not among them. */
function foremost<Ranked extends { readonly taken: boolean }>(
  ranked: readonly Ranked[],
  count: number,
): Ranked[] {
  const first = ranked.slice(0, count)
  const taken = ranked.find((row) => row.taken)
  return taken === undefined || first.includes(taken) || count < 1 ? first : [...first.slice(0, -1), taken]
}

/** What an action was predicted to lead to, and which of it came. */
function repliesOf(mind: Mind, { action: own, predicted }: Row, taken: boolean): Line {
  const likeliest = predicted
    .toSorted((a, b) => Number(accepts(b.action)) - Number(accepts(a.action)) || b.chance - a.chance)
    .slice(0, REPLIES)
  if (likeliest.length === 0) return []
  const spans = likeliest.map(({ action, chance }): Span => {
    const came = taken && mind.reply !== undefined && means(mind.reply, action)
    const text = `${replySpoken(mind, own, action)} ${percent(chance).trim()}`
    return came ? { text: `${text} ✓`, bold: true } : { text, dim: true }
  })
  return [
    { text: '    then ', dim: true },
    ...spans.flatMap((span, i): Line => (i === 0 ? [span] : [{ text: ', ', dim: true }, span])),
  ]
}

/** What an offer is made for: told first, however unlikely. */
const accepts = (reply: Json): boolean => Object(reply).type === 'accept'

/** A number with its sign, in as many digits as tell close ones apart. */
function points(value: number): string {
  const size = Math.abs(value)
  return `${value > 0 ? '+' : ''}${value.toFixed(size < 10 ? 2 : size < 100 ? 1 : 0)}`
}
