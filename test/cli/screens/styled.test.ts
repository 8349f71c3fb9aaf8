import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable } from '../../../cli/screens/printable.ts'
import {
  beside,
  box,
  clip,
  fill,
  fillText,
  line,
  textOf,
  widthOf,
  wrap,
} from '../../../cli/screens/styled.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map(printable)
const spans = fc.array(text.map((part) => ({ text: part, bold: true })))

describe('lines of a screen', () => {
  it('are cut to a width in cells, not in characters', () => {
    expect(textOf(clip(line('漢字漢字'), 5))).toBe('漢字…')
    expect(textOf(clip(line('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧'), 5))).toBe('👩‍👩‍👧👩‍👩‍👧…')
    expect(textOf(clip([{ text: 'abc' }, { text: 'def' }], 3))).toBe('ab…')
    expect(textOf(clip([{ text: 'abc' }, { text: '' }], 3))).toBe('abc')
  })

  it('are filled up to a width, at either end', () => {
    expect(textOf(fill(line('漢'), 4))).toBe('漢  ')
    expect(fillText('7', 3, true)).toBe('  7')
  })

  it('never take more than they may, and exactly so much when fitted', () => {
    fc.assert(
      fc.property(spans, fc.nat(40), (parts, columns) => {
        expect(widthOf(textOf(clip(parts, columns)))).toBeLessThanOrEqual(columns)
        expect(widthOf(textOf(fill(parts, columns)))).toBe(columns)
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  it('break between words, and within a word that is too long', () => {
    expect(wrap('take the hats or leave', 8)).toEqual(['take the', 'hats or', 'leave'])
    expect(wrap('abcdefgh ij', 3)).toEqual(['abc', 'def', 'gh', 'ij'])
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 20 }), (said, columns) => {
        const lines = wrap(said, columns)
        for (const part of lines) expect(widthOf(part)).toBeLessThanOrEqual(columns)
        expect(lines.join('').replaceAll(' ', '')).toBe(said.replaceAll(' ', ''))
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  it('stand side by side, the shorter column filled up', () => {
    const both = beside([
      { lines: [line('a'), line('b')], width: 3 },
      { lines: [line('c')], width: 2 },
    ])
    expect(both.map(textOf)).toEqual(['a   c ', 'b     '])
  })

  it('stand in a frame that takes all its columns and no more rows than it may', () => {
    const framed = box('Title', [line('漢字'), line('b'), line('c')], { columns: 12, rows: 4 }).map(textOf)
    expect(framed).toEqual(['╭─ Title ──╮', '│ 漢字     │', '│ b        │', '╰──────────╯'])
  })
})
