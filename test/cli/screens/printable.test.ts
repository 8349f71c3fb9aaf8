import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable } from '../../../cli/screens/printable.ts'

describe('what may reach the terminal', () => {
  it('takes colours, titles and links out whole, and their orders from the rest', () => {
    expect(printable('\u001b[31mred\u001b[0m')).toBe('red')
    expect(printable('a\u001b]0;owned\u0007b')).toBe('ab')
    expect(printable('\u001b]8;;http://x.org\u001b\\link\u001b]8;;\u001b\\')).toBe('link')
    expect(printable('a\u001bP1;2qfoo\u001b\\b')).toBe('a1;2qfoo\\b')
    expect(printable('\u009b31mred')).toBe('red')
  })

  it('makes one line of several', () => {
    expect(printable('one\r\ntwo\tthree\u2028four')).toBe('one two three four')
  })

  it('drops what turns the writing round, hides or heaps up', () => {
    expect(printable('a\u202eb\u2066c\u200bd\u{e0041}e\u3164f')).toBe('abcdef')
    expect(printable(`z${'\u0301'.repeat(50)}`).length).toBeLessThanOrEqual(5)
  })

  it('leaves scripts and emoji as they are', () => {
    for (const text of ['Größe', '漢字', 'नमस्ते', '👩‍👩‍👧 ❤️', '3 books, 1 hat'])
      expect(printable(text)).toBe(text)
  })

  it('lets no control character through, and changes nothing that it has let through', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff), { maxLength: 40 }), (points) => {
        const shown = printable(String.fromCodePoint(...points))
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u)
        expect(printable(shown)).toBe(shown)
      }),
      { numRuns: 100, seed: 1 },
    )
  })
})
