import type { Json } from '../../../environments/game.ts'
import type { Keys } from '../app.ts'
import type { OfferForm } from '../choices.ts'

/** An offer that is being built: plain data. */
export interface OfferDraft {
  readonly form: OfferForm
  readonly values: readonly number[]
  /** Which field is being changed. */
  readonly at: number
  /** Digits that were typed into it. */
  readonly typed: string
}

/** The form as it begins. */
export const draftOf = (form: OfferForm): OfferDraft => ({
  form,
  values: form.fields.map(({ start }) => start),
  at: 0,
  typed: '',
})

/** The draft after a key; undefined where the key changes nothing of an offer. */
export function draftAfter(draft: OfferDraft, input: string, keys: Keys): OfferDraft | undefined {
  if (keys.leftArrow) return moved(draft, -1)
  if (keys.rightArrow || keys.tab) return moved(draft, 1)
  if (keys.upArrow || input === '+') return stepped(draft, 1)
  if (keys.downArrow || input === '-') return stepped(draft, -1)
  return /^\d$/.test(input) ? typedInto(draft, input) : undefined
}

/** To another field. @param by how many on; stops at the ends */
function moved(draft: OfferDraft, by: number): OfferDraft {
  const at = Math.min(Math.max(0, draft.at + by), draft.form.fields.length - 1)
  return { ...draft, at, typed: '' }
}

/** The field changed by so much; stops at its ends. */
function stepped(draft: OfferDraft, by: number): OfferDraft {
  return { ...withValue(draft, draft.values[draft.at] + by), typed: '' }
}

/** A digit typed into the field: what is too much begins anew. */
function typedInto(draft: OfferDraft, digit: string): OfferDraft {
  const { most } = draft.form.fields[draft.at]
  const joined = `${draft.typed}${digit}`
  const typed = Number(joined) <= most ? joined : digit
  return { ...withValue(draft, Number(typed)), typed }
}

function withValue(draft: OfferDraft, value: number): OfferDraft {
  const { least, most } = draft.form.fields[draft.at]
  return { ...draft, values: draft.values.with(draft.at, Math.min(Math.max(least, value), most)) }
}

/** The action that the draft makes. */
export const offerOf = ({ form, values }: OfferDraft): Json => form.action(values)
