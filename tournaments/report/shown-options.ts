import { z } from 'zod'
import type { Json } from '../../environments/game.ts'
import { weighedActions } from '../../reasoning/recorded-deliberation.ts'

/** An action as a player weighed it. */
export interface ShownOption {
  readonly action: string
  readonly worth: number
  /** The standard error of the worth; 0 where it is exact. */
  readonly error: number
  readonly chosen: boolean
  /** The likeliest replies, each with its chance. */
  readonly replies: readonly (readonly [reply: string, chance: number])[]
  /** The chance that it is accepted, for offers. */
  readonly accepted?: number
}

/** Actions that are shown: the best, and the chosen one; and replies to each, the likeliest. */
const SHOWN = 10
const REPLIES = 4

const schema = z.looseObject({
  choice: z.number(),
  actions: weighedActions,
  acceptance: z.array(z.number().nullable()).default([]),
})

/**
 * What a recorded deliberation says of the actions, the best first; none where it says nothing.
 * @param said an action in words, as the seat to act would say it
 */
export function shownOptions(deliberation: unknown, said: (action: Json) => string): ShownOption[] {
  const read = schema.safeParse(deliberation)
  if (!read.success) return []
  const { choice, actions, acceptance } = read.data
  const ranked = actions
    .map((row, place) => ({ ...row, place }))
    .sort((a, b) => b.expectedUtility - a.expectedUtility)
  return ranked
    .filter(({ place }, rank) => rank < SHOWN || place === choice)
    .map(({ action, expectedUtility, standardError, predicted, place }) => {
      const accepted = acceptance[place]
      return {
        action: said(action),
        worth: digits(expectedUtility),
        error: digits(standardError),
        chosen: place === choice,
        replies: predicted
          .toSorted((a, b) => b.chance - a.chance)
          .slice(0, REPLIES)
          .map(({ action: reply, chance }) => [plain(reply), digits(chance)] as const),
        ...(typeof accepted === 'number' ? { accepted: digits(accepted) } : {}),
      }
    })
}

const digits = (value: number): number => Number(value.toPrecision(4))

/** An action without a view to say it in. */
export function plain(action: Json): string {
  if (typeof action !== 'object' || action === null) return String(action)
  return Object.values(action)
    .map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part)))
    .join(' ')
}
