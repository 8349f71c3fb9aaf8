import { z } from 'zod'
import type { Json } from '../../environments/game.ts'
import type { TrueAction, Truth } from '../../reasoning/truth/truth.ts'

/** What an agent took its actions to be worth, by its own numbers or by those of code before it, held against what it did and what is true. */
export interface StatedNumbers {
  /** Whether it chose what they say is best, or as good. */
  readonly followed: boolean
  /** What its choice is worth less than the best, by them. */
  readonly shortfall: number
  /** How far the number for its choice is from the true one. */
  readonly error: number
}

const schema = z.looseObject({
  actions: z.array(z.looseObject({ action: z.json(), expectedUtility: z.number() })),
})

/** By how much numbers may differ and be the same: records keep six digits. */
const ROUNDING = 1e-5

/** The numbers that a deliberation gives to every legal action. Undefined where it does not give one to each. */
export function statedNumbers(
  truth: Truth,
  chosen: TrueAction,
  deliberation: Json,
): StatedNumbers | undefined {
  const read = schema.safeParse(deliberation)
  if (!read.success) return undefined
  const stated = new Map(
    read.data.actions.map(({ action, expectedUtility }) => [JSON.stringify(action), expectedUtility]),
  )
  const numbers = truth.actions.flatMap(({ action }) => stated.get(JSON.stringify(action)) ?? [])
  const own = stated.get(JSON.stringify(chosen.action))
  if (numbers.length < truth.actions.length || own === undefined) return undefined
  const shortfall = Math.max(...numbers) - own
  const scale = Math.max(...numbers.map(Math.abs))
  return { followed: shortfall <= ROUNDING * scale, shortfall, error: Math.abs(own - chosen.value) }
}

/** All words of a deliberation, one text a line. */
export function textIn(deliberation: Json): string {
  if (typeof deliberation === 'string') return deliberation
  if (typeof deliberation !== 'object' || deliberation === null) return ''
  return Object.values(deliberation)
    .map((part) => textIn(part))
    .filter((text) => text !== '')
    .join('\n')
}
