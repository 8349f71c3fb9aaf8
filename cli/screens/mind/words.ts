import { priceOf } from '../../../reasoning/language/prices.ts'
import { heading } from '../heading.ts'
import type { PanelOptions } from '../panel.ts'
import { printable } from '../printable.ts'
import type { SeenDecision } from '../seen.ts'
import { cutSection, EMPTY, type Section } from '../stack.ts'
import { type Line, line, wrap } from '../styled.ts'
import type { Thought } from '../thought.ts'

/** What a language model said on its way to the decision. */
export function wordsSection({ passages }: Thought, columns: number): Section {
  if (passages.length === 0) return EMPTY
  const lines = passages.flatMap(({ name, text }): Line[] => {
    const said = wrap(printable(text), columns - 2).map((part) => line(`  ${part}`))
    return passages.length === 1 ? said : [line(printable(name), { dim: true }), ...said]
  })
  return cutSection([heading('In its own words', columns), ...lines], 3)
}

/** What a decision took: questions, tokens, money, and answers that were not taken. */
export function spentSection(
  { usage, faults, forfeit }: SeenDecision,
  { models }: Thought,
  columns: number,
  { prices }: PanelOptions,
): Section {
  const lines: Line[] = []
  if (usage !== undefined && usage.calls > 0) {
    const { calls, inputTokens, outputTokens } = usage
    const [price, ...others] = models.flatMap((model) => priceOf(model, prices) ?? [])
    const cost =
      price === undefined || others.length > 0 ? [] : [`$${price.of(inputTokens, outputTokens).toFixed(4)}`]
    const parts = [
      ...models.map(printable),
      `${calls} question${calls === 1 ? '' : 's'}`,
      `${count(inputTokens)} tokens in, ${count(outputTokens)} out`,
      ...cost,
    ]
    for (const part of wrap(parts.join(' · '), columns)) lines.push(line(part, { dim: true }))
  }
  for (const { kind, reason } of faults.slice(-2))
    for (const part of wrap(printable(`Not taken (${kind}): ${reason}`), columns).slice(0, 2))
      lines.push(line(part, { color: 'red' }))
  if (forfeit) lines.push(line('The rules acted for it.', { color: 'red', bold: true }))
  return cutSection(lines, Math.min(1, lines.length))
}

const count = (tokens: number): string => tokens.toLocaleString('en-US')
