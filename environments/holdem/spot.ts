import type { Cells, Spot } from '../ranges.ts'
import type { Board } from './board.ts'
import { HOLDINGS } from './cards.ts'
import { CondensedCells } from './cells.ts'
import type { Line } from './line.ts'

/** A decision at a table of Limit Hold'em, as opponents' types are asked about it. */
export class HoldemSpot implements Spot {
  readonly line: Line
  readonly #board: Board
  readonly cells: Cells | undefined

  /** The decision of the seat to act. @param cells given in a search whose opponents play by cells */
  constructor(line: Line, board: Board, cells?: Cells) {
    this.line = line
    this.#board = board
    this.cells = cells
  }

  get contexts(): readonly number[] {
    return this.line.contexts
  }

  get facing(): number {
    return this.line.facing
  }

  get legal(): readonly boolean[] {
    return this.line.legal
  }

  get price(): number {
    return this.line.percent / 100
  }

  get key(): number {
    return this.line.key
  }

  get states(): number {
    return this.cells instanceof CondensedCells ? this.cells.count : HOLDINGS
  }

  get board(): readonly number[] {
    return this.#board.cards
  }

  sort(partition: number): Uint8Array {
    return this.#board.sort(partition)
  }
}
