import { stripVTControlCharacters } from 'node:util'

/**
 * What a terminal could take for an order, or what changes the direction of writing, hides, or breaks the line: control
 * characters, broken surrogates, line and paragraph separators, and the invisible ones, but for joiners and selectors of
 * a variant, which some scripts and emoji need.
 */
const UNPRINTABLE = /[[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}\p{DI}]--[\u200c\u200d\ufe0e\ufe0f]]/gv

/** More marks on one letter than any script puts there: they would spill over the lines above and below. */
const HEAPED = /(\p{M}{4})\p{M}+/gu

/**
 * A text from outside (words of a player or a model, a name, a reason) as one line that is safe to show: escape
 * sequences are taken out, line breaks and tabs become blanks, and what else a terminal must not get is dropped.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/g, ' ')
    .replace(UNPRINTABLE, '')
    .replace(HEAPED, '$1')
    .trim()
}
