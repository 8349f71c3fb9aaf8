import { printable } from '../printable.ts'
import { type Line, line, type Span, wrap } from '../styled.ts'
import type { OfferDraft } from './offer-builder.ts'

/** An offer that is being built, and what it means. @param said the offer in words */
export function draftLines({ form, values, at }: OfferDraft, said: string, columns: number): Line[] {
  const fields = form.fields.flatMap(({ name, most }, i): Span[] => [
    { text: i === at ? ' ▸' : '  ', color: 'cyan', bold: true },
    { text: ` ${values[i]} `, inverse: i === at, bold: true },
    { text: ` ${name}` },
    { text: ` of ${most}`, dim: true },
  ])
  return [
    [{ text: `${form.title}:`, bold: true }, ...fields],
    ...wrap(printable(said), columns)
      .slice(0, 3)
      .map((text) => line(text, { dim: true })),
  ]
}
