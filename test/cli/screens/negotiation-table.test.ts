import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { negotiationLines } from '../../../cli/screens/negotiation/table.ts'
import type { Seen } from '../../../cli/screens/seen.ts'
import { type Line, textOf, widthOf } from '../../../cli/screens/styled.ts'
import { watched } from './watched.ts'

const plain = { color: false } as const
const shown = (lines: readonly Line[]) => lines.map((spans) => textOf(spans).trimEnd()).join('\n')

const agents = ['boulware', 'conceder']
const items = await watched({ game: 'negotiation', agents, seed: 3, settings: { discount: 0.9 } })
const price = await watched({ game: 'negotiation', agents, seed: 3, settings: { preset: 'price' } })
const many = await watched({
  game: 'negotiation',
  agents: ['random', 'random'],
  seed: 2,
  settings: { preset: 'cao2018', items: '1,2,3,1,2', batna: '3,-2', first: 1, endProbability: 0.1 },
})

/** The position with these words to every move in all views. */
function saying(seen: Seen, utterance: string): Seen {
  const views = seen.views.map((view) => {
    const { turns, ...rest } = Object(view)
    const said = turns.map(({ action, ...turn }: { action: object }) => ({
      ...turn,
      action: { ...action, utterance },
    }))
    return { ...rest, turns: said }
  })
  return { ...seen, views }
}

describe('the table of a negotiation', () => {
  it.each([
    [78, 20],
    [38, 22],
    [118, 36],
  ])('shows all that is so to one who watches, at %i x %i', async (columns, rows) => {
    const lines = negotiationLines(items[4], 0, { columns, rows }, plain)
    await expect(shown(lines)).toMatchFileSnapshot(`frames/negotiation-${columns}x${rows}.txt`)
  })

  it('shows a person at the table its own side', async () => {
    const lines = negotiationLines(items[3], 0, { columns: 78, rows: 20 }, { ...plain, viewer: 0 })
    await expect(shown(lines)).toMatchFileSnapshot('frames/negotiation-play-78x20.txt')
  })

  it('shows prices offer by offer between the limits', async () => {
    const lines = negotiationLines(price[4], 1, { columns: 78, rows: 22 }, plain)
    await expect(shown(lines)).toMatchFileSnapshot('frames/negotiation-price-78x22.txt')
  })

  it('tells a person nothing of the values of the other until it is over, whatever they are', () => {
    const size = { columns: 118, rows: 36 }
    for (const seen of [...items, ...price].filter(({ acting }) => acting !== undefined)) {
      const [own, other] = seen.views
      const { values, ...rest } = Object(other)
      const changed: Seen = { ...seen, views: [own, { ...rest, values: values.map((v: number) => v + 1) }] }
      const options = { ...plain, viewer: 0 }
      // Not through the eyes of the other either.
      for (const side of [0, 1])
        expect(negotiationLines(changed, side, size, options)).toEqual(
          negotiationLines(seen, side, size, options),
        )
      expect(negotiationLines(changed, 0, size, plain)).not.toEqual(negotiationLines(seen, 0, size, plain))
    }
    const over = items.at(-1)
    expect(over && shown(negotiationLines(over, 0, size, { ...plain, viewer: 0 }))).toMatch(/frontier/)
  })

  it('quotes what is said, without what a terminal would obey', () => {
    const seen = saying(items[4], 'take\u001b[2J the \u202ehats\u0007 or leave')
    const text = shown(negotiationLines(seen, 0, { columns: 78, rows: 20 }, plain))
    expect(text).toMatch(/“take the hats or/)
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
  })

  it('fits any size, in any position, of items or a price, whoever looks', () => {
    const positions = [...items, ...price, ...many, ...many.map((seen) => saying(seen, '漢字 '.repeat(40)))]
    fc.assert(
      fc.property(
        fc.nat(positions.length - 1),
        fc.nat(1),
        fc.option(fc.nat(1), { nil: undefined }),
        fc.integer({ min: 30, max: 200 }),
        fc.integer({ min: 4, max: 60 }),
        fc.boolean(),
        (at, own, viewer, columns, rows, color) => {
          const options = viewer === undefined ? { color } : { color, viewer }
          const lines = negotiationLines(positions[at], own, { columns, rows }, options)
          expect(lines.length).toBeGreaterThan(1)
          expect(lines.length).toBeLessThanOrEqual(rows)
          for (const spans of lines) expect(widthOf(textOf(spans))).toBeLessThanOrEqual(columns)
          if (!color)
            for (const span of lines.flat()) {
              expect(span).not.toHaveProperty('color')
              expect(span).not.toHaveProperty('background')
            }
        },
      ),
      { numRuns: 100, seed: 1 },
    )
  })
})
