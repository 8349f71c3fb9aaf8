import type { Json } from '../environments/game.ts'

/** Lists are cut at this many entries: players put what weighs most first, and beliefs have a thousand entries. */
const LONGEST_LIST = 16
/** A belief over more hidden states than this is told of the likeliest alone: it would be most of the record. */
const LONGEST_BELIEF = 128
/** Lists that say something of every action, in their order, of which a choice is a place. */
const WHOLE = ['actions', 'acceptance']
/** Replies that are listed with an action: the likeliest, for there may be as many as actions. */
const REPLIES = 4
/** Significant digits of fractions. */
const DIGITS = 6
/** The same in tables of many. */
const TABLE_DIGITS = 3

/**
 * A deliberation as it is recorded. In full, one decision of an exact reasoner takes a hundred kilobytes; `decide`
 * shows it in full. A belief over more classes than a list may have is kept whole beside it, as `classChances`: the
 * chance of each by its name. So is one over hidden states, as `hiddenChances`, where they are not many more.
 */
export function inBrief(deliberation: Json, key = ''): Json {
  if (typeof deliberation === 'number') return rounded(deliberation, DIGITS)
  if (typeof deliberation !== 'object' || deliberation === null) return deliberation
  if (isList(deliberation)) return shortened(deliberation, key).map((part) => inBrief(part))
  return Object.fromEntries(
    Object.entries(deliberation).flatMap(([name, value]): [string, Json][] => [
      [name, inBrief(value, name)],
      ...whole(name, value),
    ]),
  )
}

/** A belief that its list does not hold to the end. */
function whole(name: string, value: Json): [string, Json][] {
  if (!isList(value) || value.length <= LONGEST_LIST) return []
  if (name === 'classes') return [['classChances', chancesOf(value, 'hiddenClass')]]
  return name === 'hidden' && value.length <= LONGEST_BELIEF
    ? [['hiddenChances', chancesOf(value, 'hidden')]]
    : []
}

function shortened(list: readonly Json[], key: string): readonly Json[] {
  if (WHOLE.includes(key)) return list
  if (key !== 'predicted') return list.slice(0, LONGEST_LIST)
  return list.toSorted((a, b) => numberIn(b, 'chance') - numberIn(a, 'chance')).slice(0, REPLIES)
}

/** What is believed now of each entry, by its name. @param field that holds the name */
function chancesOf(rows: readonly Json[], field: string): Json {
  return Object.fromEntries(
    rows.flatMap((row): [string, number][] => {
      const name: unknown = Object(row)[field]
      return typeof name === 'string' ? [[name, rounded(numberIn(row, 'after'), TABLE_DIGITS)]] : []
    }),
  )
}

function numberIn(row: Json, field: string): number {
  const value: unknown = Object(row)[field]
  return typeof value === 'number' ? value : 0
}

const rounded = (value: number, digits: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(digits))

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
