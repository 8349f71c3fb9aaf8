import { z } from 'zod'
import type { Json } from '../game.ts'
import type { Action } from './action.ts'
import { itemNames } from './items.ts'
import type { Preset } from './settings.ts'
import type { NegotiationView } from './view.ts'

/**
 * How the seat to act writes an action: one object for each kind that is open to it, every field there, null for no
 * words. What is made of it is an action as the rules read it.
 */
export function answerSchema(view: NegotiationView): z.ZodType {
  const { settings, standing, offersLeft } = view
  const words =
    settings.talk === 'on'
      ? {
          utterance: z
            .string()
            .max(settings.talkLimit)
            .nullable()
            .describe(`one line that you say with it, up to ${settings.talkLimit} characters, or null`),
        }
      : {}
  const kinds: z.ZodType[] = []
  if (offersLeft > 0)
    kinds.push(z.strictObject({ type: z.literal('propose'), ...terms(view), ...words }).transform(speaking))
  if (standing !== null)
    kinds.push(
      z
        .strictObject({
          type: z.literal('accept'),
          offer: z.literal(standing).describe('the number of the offer that stands'),
          ...words,
        })
        .transform(speaking),
    )
  kinds.push(z.strictObject({ type: z.literal('walk'), ...words }).transform(speaking))
  return z.union(kinds)
}

function terms({ settings, pool }: NegotiationView): Record<string, z.ZodType> {
  if (settings.preset === 'price')
    return {
      price: z
        .int()
        .min(settings.lowest ?? 0)
        .max(settings.highest ?? 0)
        .describe('the price that you offer'),
    }
  // By name and not as a list: a server that enforces the schema then lets nothing through that is not there to keep.
  const counts = pool.map((quantity, i) => [
    fieldName(settings.preset, pool.length, i),
    z.int().min(0).max(quantity),
  ])
  return {
    keep: z
      .strictObject(Object.fromEntries(counts))
      .transform((kept) => Object.values(kept))
      .describe('how many you keep of each; the rest goes to the other'),
  }
}

/** An action as the seat to act would write it: see `answerSchema`. */
export function writtenAnswer({ settings, pool }: NegotiationView, action: Action): Json {
  const { utterance = null, ...rest } = action
  const words: Readonly<Record<string, Json>> = settings.talk === 'on' ? { utterance } : {}
  if (!('keep' in rest)) return { ...rest, ...words }
  const kept = rest.keep.map((count, i): [string, Json] => [
    fieldName(settings.preset, pool.length, i),
    count,
  ])
  return { type: rest.type, keep: Object.fromEntries(kept), ...words }
}

/** What an item is called as a field: `books`, `item1`. */
function fieldName(preset: Preset, types: number, item: number): string {
  return itemNames(preset, types)[item].many.replace(/^of item /, 'item')
}

/** No words are no field. */
function speaking(action: Record<string, unknown>): Record<string, unknown> {
  const { utterance, ...rest } = action
  return utterance === null || utterance === undefined ? rest : { ...rest, utterance }
}
