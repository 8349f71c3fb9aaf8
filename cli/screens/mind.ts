import type { Seat } from '../../environments/game.ts'
import { drawingOf } from './drawings.ts'
import { heading } from './heading.ts'
import { groupedSection, isListed, listedSection } from './mind/held.ts'
import { type Mind, mindOf } from './mind/mind.ts'
import { actionSpoken } from './mind/spoken.ts'
import { weightsSection } from './mind/weights.ts'
import { spentSection, wordsSection } from './mind/words.ts'
import { worthSection } from './mind/worth.ts'
import { isOpenTo, type PanelOptions } from './panel.ts'
import { playerName } from './players.ts'
import type { Seen } from './seen.ts'
import { cutSection, type RankedSection, type Section, stack } from './stack.ts'
import { beside, clip, type Line, line, type Size, uncolored, wrap } from './styled.ts'

/** From here on a panel has two columns, with so many cells between them. */
const TWO = 84
const GAP = 2

/**
 * The mind of a player at its last decision: what it believes, what it expects of each action and why, and, where it may
 * be shown, the truth beside it.
 *
 * @param seat whose mind
 * @returns at most `size.rows` lines of at most `size.columns` cells
 */
export function mindLines(seen: Seen, seat: Seat, size: Size, options: PanelOptions): Line[] {
  const { columns, rows } = size
  const name = playerName(seen, seat, options.viewer)
  const said = (text: string): Line[] => [
    heading(`The mind of ${name}`, columns, `seat ${seat}`),
    ...wrap(text, columns).map((part) => line(part, { dim: true })),
  ]
  const mind = isOpenTo(seen, seat, options) ? mindOf(seen, seat, options) : undefined
  const lines =
    mind !== undefined
      ? drawn(mind, seat, size)
      : isOpenTo(seen, seat, options)
        ? said('It has decided nothing yet.')
        : said('What it thinks is hidden until the game is over.')
  const fitting = lines.slice(0, rows).map((row) => clip(row, columns))
  return options.color ? fitting : uncolored(fitting)
}

function drawn(mind: Mind, seat: Seat, { columns, rows }: Size): Line[] {
  const { decision, thought, truth, options } = mind
  // Where beliefs are over classes of hands, the hand itself is told here.
  const against = truth?.hiddenClass === undefined ? '' : `, against ${truth.hidden}`
  const head: Line[] = [
    heading(`The mind of ${mind.name}`, columns, `seat ${seat}${against}`),
    [
      { text: decision.forfeit ? 'The rules chose for it ' : 'It chose ', dim: true },
      { text: actionSpoken(mind, decision.action), bold: true },
    ],
  ]
  if (
    thought.actions === undefined &&
    thought.belief === undefined &&
    thought.passages.length === 0 &&
    !decision.forfeit
  )
    head.push(line('It does not say how it decides.', { dim: true }))
  const decided = (width: number): RankedSection[] => [
    [1, worthSection(mind, width)],
    [4, kindsSection(mind, width)],
    [2, wordsSection(thought, width)],
    [0, spentSection(decision, thought, width, options)],
  ]
  if (columns < TWO) {
    const [worth, kinds, words, spent] = decided(columns)
    return stack(
      [[0, cutSection(head, 1)], worth, ...heldSections(mind, columns, rows), kinds, words, spent],
      rows,
    )
  }
  const width = Math.floor((columns - GAP) / 2)
  const below = rows - head.length
  const sides = [heldSections(mind, width, below), decided(columns - GAP - width)]
  const [left, right] = sides.map((sections) => stack(sections, below))
  if (left.length === 0) return [...head, ...stack(decided(columns), below)]
  return [
    ...head,
    ...beside(
      [
        { lines: left, width },
        { lines: right, width: columns - GAP - width },
      ],
      GAP,
    ),
  ]
}

/** What is believed of what the other holds, in the form that the game has for it. */
function heldSections(mind: Mind, columns: number, rows: number): readonly RankedSection[] {
  const own = drawingOf(mind.view)?.held?.(mind, columns, rows)
  return own ?? [[3, (isListed(mind) ? listedSection : groupedSection)(mind, columns)]]
}

/** What kinds of player it thinks the other may be. */
function kindsSection({ thought }: Mind, columns: number): Section {
  const weighed = (thought.belief?.types ?? []).map(({ type: name, ...row }) => ({ name, ...row }))
  return weightsSection('It thinks it faces', weighed, { columns, color: 'green', rows: 8 })
}
