import type { Random } from '../random.ts'
import type { ChanceOutcome, PublicNode, Stage } from '../ranges.ts'
import type { Action } from './betting.ts'
import { type Card, HOLDINGS } from './cards.ts'
import { CondensedCells, HoldingCells } from './cells.ts'
import type { Line } from './line.ts'
import { nextCards } from './next-cards.ts'
import { clearCard } from './ranks.ts'
import { SAMPLED, SearchBoard } from './search-board.ts'
import { leaf, type Stakes } from './showdown.ts'
import { HoldemSpot } from './spot.ts'
import { BOARD_CARDS } from './view.ts'

/** What is the same in the whole tree of one decision. */
export interface TreeSetting extends Stakes {
  readonly hole: readonly [Card, Card]
  /** Boards sampled at each chance node on a line, the first one first; 0 or nothing ends the search there. */
  readonly widths: readonly number[]
  /** How opponents tell holdings apart; undefined where one asks for each holding. */
  readonly partitions: readonly number[] | undefined
  readonly random: Random
}

/**
 * The node where a line of betting stands on the board. Nodes are made anew at each asking: a search walks them once.
 *
 * @param depth how many chance nodes lie above it; undefined where the search ends with the street
 * @param cells what opponents tell apart; condensed where the reach is over cells, undefined where it is every holding
 */
function publicNode(
  setting: TreeSetting,
  line: Line,
  board: SearchBoard,
  depth: number | undefined,
  cells: HoldingCells | CondensedCells | undefined,
): PublicNode<Action> {
  const { table, actions, slots } = line
  if (line.over) return leaf(setting, table, board, cells)
  const child = (index: number): PublicNode<Action> => {
    const next = line.after(index)
    if (next.over || next.table.street === table.street) return publicNode(setting, next, board, depth, cells)
    return depth !== undefined && setting.widths[depth] > 0
      ? chance(setting, next, board, depth)
      : leaf(setting, next.table, board, cells)
  }
  if (table.toAct === setting.seat) return { kind: 'own', actions, child }
  return { kind: 'opponent', spot: new HoldemSpot(line, board, cells), slots, child }
}

/** The cards of the next street, whose betting is about to begin. */
function chance(setting: TreeSetting, line: Line, board: SearchBoard, depth: number): PublicNode<Action> {
  const boards = nextBoards(setting, board, depth)
  const unseen = 52 - 2 - board.cards.length
  const open = BOARD_CARDS[line.table.street] - board.cards.length
  // The opponent's two cards are not among those that come: the sample is drawn from more cards than can come.
  let removal = 1
  for (let i = 0; i < open; i++) removal *= (unseen - i) / (unseen - 2 - i)
  return {
    kind: 'chance',
    outcomes: boards.map((next) => outcome(setting, line, next.board, depth + 1, removal * next.share)),
    exhaustive: open === 1 && boards.length === unseen,
    still: leaf(setting, line.table, board).value,
  }
}

function outcome(
  setting: TreeSetting,
  line: Line,
  board: SearchBoard,
  depth: number,
  weight: number,
): ChanceOutcome<Action> {
  const last = line.table.street === 3 || !(setting.widths[depth] > 0)
  if (last) return { weight, whole: () => ending(setting, line, board) }
  return {
    weight,
    whole: () => ({
      root: publicNode(setting, line, board, depth, cellsOf(board, setting)?.holdings),
      entries: HOLDINGS,
      enter: (reach, out) => withoutCards(board, reach, out),
      still: leaf(setting, line.table, board).value,
    }),
    sketch: () => ending(setting, line, board),
  }
}

/** A street after which the search ends, on cells where opponents let it. */
function ending(setting: TreeSetting, line: Line, board: SearchBoard): Stage<Action> {
  const cells = cellsOf(board, setting)?.condensed
  return {
    root: publicNode(setting, line, board, undefined, cells),
    entries: cells?.of.length ?? HOLDINGS,
    enter: (reach, out) =>
      cells === undefined ? withoutCards(board, reach, out) : cells.condense(reach, out),
    still: leaf(setting, line.table, board, cells).value,
  }
}

function withoutCards(board: SearchBoard, reach: Float64Array, out: Float64Array): void {
  out.set(reach)
  for (const card of board.cards) clearCard(out, card)
}

const known = new WeakMap<SearchBoard, { holdings: HoldingCells; condensed: CondensedCells }>()

/** The cells of a board: all lines that reach it share them, and the opponents of one search are the same. */
function cellsOf(board: SearchBoard, { partitions, utility }: TreeSetting) {
  if (partitions === undefined) return undefined
  let cells = known.get(board)
  if (cells === undefined) {
    const holdings = new HoldingCells(board, partitions)
    cells = { holdings, condensed: new CondensedCells(holdings, board.versus, utility !== undefined) }
    known.set(board, cells)
  }
  return cells
}

/** Where a search starts. */
export function rootNode(setting: TreeSetting, line: Line, board: SearchBoard): PublicNode<Action> {
  return publicNode(setting, line, board, 0, cellsOf(board, setting)?.holdings)
}

/** A board that may come, and the share of all that it stands for. */
interface Sampled {
  readonly board: SearchBoard
  readonly share: number
}

const samples = new WeakMap<SearchBoard, readonly Sampled[]>()

/** The same sampled boards for every line of play that leads on from this one. */
function nextBoards({ hole, widths, random }: TreeSetting, board: SearchBoard, depth: number) {
  let sampled = samples.get(board)
  if (sampled === undefined) {
    sampled = nextCards(board.cards, hole, widths[depth], random).map(({ cards, share }) => ({
      board: new SearchBoard([...board.cards, ...cards], hole, random, SAMPLED),
      share,
    }))
    samples.set(board, sampled)
  }
  return sampled
}
