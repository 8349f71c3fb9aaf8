import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mindLines } from '../../../cli/screens/mind.ts'
import type { Seen } from '../../../cli/screens/seen.ts'
import { type Line, textOf, widthOf } from '../../../cli/screens/styled.ts'
import { readPrices } from '../../../reasoning/language/prices.ts'
import { watched } from './watched.ts'

const plain = { color: false } as const
const shown = (lines: readonly Line[]) => lines.map((spans) => textOf(spans).trimEnd()).join('\n')

/** The first position after a decision of a player by that name, so far into the game. */
function following(seen: readonly Seen[], name: string, decisions: number): { seen: Seen; seat: number } {
  const found = seen.find((position) => {
    const last = position.decisions.at(-1)
    return last !== undefined && position.names[last.seat] === name && position.decisions.length >= decisions
  })
  if (found === undefined) throw new Error(`${name} does not decide so late`)
  return { seen: found, seat: found.names.indexOf(name) }
}

/** The position with another account of its last decision. */
function reasoned(seen: Seen, deliberation: unknown, more: object = {}): Seen {
  const decisions = seen.decisions.map((decision, at) =>
    at === seen.decisions.length - 1 ? { ...decision, deliberation, ...more } : decision,
  )
  return { ...seen, decisions }
}

const holdem = await watched({ game: 'limit-holdem', agents: ['bidder', 'rule-v1'], games: 2, seed: 5 })
const leduc = await watched({ game: 'leduc', agents: ['bidder', 'random'], games: 4 })
const items = await watched({ game: 'negotiation', agents: ['bidder', 'boulware'], seed: 5 })

describe('the mind of a player', () => {
  it.each([
    ['hold-em', 78, 22],
    ['hold-em', 38, 22],
    ['hold-em', 118, 36],
  ])('shows hands as a grid: %s at %i x %i', async (name, columns, rows) => {
    const at = following(holdem, 'bidder', 5)
    const lines = mindLines(at.seen, at.seat, { columns, rows }, plain)
    await expect(shown(lines)).toMatchFileSnapshot(`frames/mind-${name}-${columns}x${rows}.txt`)
  })

  it('shows the cards of a small game one by one, and what is really held', async () => {
    const at = following(leduc, 'bidder', 2)
    const lines = mindLines(at.seen, at.seat, { columns: 60, rows: 20 }, plain)
    await expect(shown(lines)).toMatchFileSnapshot('frames/mind-leduc-60x20.txt')
  })

  it('shows what the other may want, item by item', async () => {
    const at = following(items, 'bidder', 3)
    const lines = mindLines(at.seen, at.seat, { columns: 78, rows: 22 }, plain)
    await expect(shown(lines)).toMatchFileSnapshot('frames/mind-negotiation-78x22.txt')
  })

  it('fits any size, in any position, of any game, with and without colour', () => {
    const positions = [...holdem, ...leduc, ...items]
    fc.assert(
      fc.property(
        fc.nat(positions.length - 1),
        fc.nat(1),
        fc.integer({ min: 30, max: 200 }),
        fc.integer({ min: 4, max: 60 }),
        fc.boolean(),
        (at, seat, columns, rows, color) => {
          const lines = mindLines(positions[at], seat, { columns, rows }, { color })
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

  it('shades with colour where there is any, the likelier the brighter', () => {
    const at = following(holdem, 'bidder', 5)
    const lines = mindLines(at.seen, at.seat, { columns: 78, rows: 22 }, { color: true })
    const backgrounds = new Set(lines.flat().flatMap(({ background }) => background ?? []))
    expect(backgrounds.size).toBeGreaterThan(4)
    expect(backgrounds).toContain('#fde725')
  })

  it('shows of a record what it shows of the match itself', async () => {
    const again = await watched({
      game: 'limit-holdem',
      agents: ['bidder', 'rule-v1'],
      games: 2,
      seed: 5,
      recorded: true,
    })
    const [live, recorded] = [holdem, again].map((seen) => {
      const at = following(seen, 'bidder', 5)
      return shown(mindLines(at.seen, at.seat, { columns: 78, rows: 22 }, plain))
    })
    expect(recorded).toBe(live)
  })

  it('is hidden from a person at the table until the game is over', () => {
    const at = following(holdem, 'bidder', 5)
    const options = { ...plain, viewer: 1 - at.seat }
    const size = { columns: 60, rows: 24 }
    expect(shown(mindLines(at.seen, at.seat, size, options))).toMatch(/hidden until the game is over/)
    expect(shown(mindLines(at.seen, at.seat, size, options))).not.toMatch(/Worth|against/)
    const over = holdem.findLast(({ returns }) => returns !== undefined)
    const seat = over?.names.indexOf('bidder') ?? 0
    expect(over && shown(mindLines(over, seat, size, { ...plain, viewer: 1 - seat }))).toMatch(/against/)
  })

  it("shows a language model's words, tokens and cost, and lets none of its words command the terminal", () => {
    const [, position] = leduc
    const { seat } = position.decisions[0]
    const prices = readPrices('prices', { 'openai/m': { input: 1, output: 2 } })
    const seen = reasoned(
      position,
      {
        prompt: 'cot 1',
        model: { name: 'openai/m' },
        thoughts: 'I hold a king.\u001b[2J\u001b]0;owned\u0007 So\nI bet \u202eon it.',
      },
      {
        usage: { calls: 2, inputTokens: 1500, outputTokens: 250 },
        faults: [{ kind: 'illegal', reason: '"\u001b[31mfly" is no action' }],
      },
    )
    const text = shown(mindLines(seen, seat, { columns: 60, rows: 20 }, { ...plain, prices }))
    expect(text).toMatch(/I hold a king\. So I bet on it\./)
    expect(text).toMatch(/2 questions · 1,500 tokens in, 250 out · \$0\.0020/)
    expect(text).toMatch(/Not taken \(illegal\): "fly" is no action/)
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
  })

  it('says so where a player tells nothing of how it decides, or has decided nothing', () => {
    const at = following(leduc, 'random', 1)
    const size = { columns: 60, rows: 20 }
    expect(shown(mindLines(at.seen, at.seat, size, plain))).toMatch(/does not say how it decides/)
    expect(shown(mindLines(leduc[0], 0, size, plain))).toMatch(/has decided nothing yet/)
  })
})
