import type { Cells } from '../ranges.ts'
import type { Board } from './board.ts'
import { HOLDINGS } from './cards.ts'
import { PARTITIONS } from './partitions.ts'
import type { Comparison } from './search-board.ts'

/** The cells of all holdings on a board: one for each combination of parts that is met. */
export class HoldingCells implements Cells {
  readonly count: number
  readonly of: Uint16Array
  /** By partition, the part of every cell. */
  readonly #parts: readonly (Uint8Array | undefined)[]

  /** @param partitions by which opponents tell holdings apart */
  constructor(board: Board, partitions: readonly number[]) {
    const sorts = partitions.map((partition) => board.sort(partition))
    let first: number[] = [0]
    this.of = new Uint16Array(HOLDINGS)
    // One partition after another, so that only what is met is numbered.
    sorts.forEach((parts, i) => {
      const size = PARTITIONS[partitions[i]].parts
      const numbers = new Uint16Array(first.length * size)
      first = []
      for (let h = 0; h < HOLDINGS; h++) {
        const key = this.of[h] * size + parts[h]
        if (numbers[key] === 0) numbers[key] = first.push(h)
        this.of[h] = numbers[key] - 1
      }
    })
    this.count = first.length
    this.#parts = PARTITIONS.map((_, partition) => {
      const i = partitions.indexOf(partition)
      return i < 0 ? undefined : Uint8Array.from(first, (h) => sorts[i][h])
    })
  }

  sort(partition: number): Uint8Array {
    const parts = this.#parts[partition]
    if (parts === undefined) throw new RangeError(`cells do not tell apart by ${PARTITIONS[partition].name}`)
    return parts
  }
}

/**
 * Holdings condensed to cells for the play of one street. A reach over cells has layers: the sums of the chances, of
 * chance times net and, where a split is worth more than nothing, of chance times decided (see `Comparison`): all
 * that a showdown asks for.
 */
export class CondensedCells implements Cells {
  readonly count: number
  readonly of: Uint16Array
  readonly #cells: HoldingCells
  readonly #comparison: Comparison
  readonly #splits: boolean

  /** @param splits whether the third layer is kept */
  constructor(cells: HoldingCells, comparison: Comparison, splits: boolean) {
    this.count = cells.count
    this.of = Uint16Array.from({ length: (splits ? 3 : 2) * cells.count }, (_, entry) => entry % cells.count)
    this.#cells = cells
    this.#splits = splits
    this.#comparison = comparison
  }

  sort(partition: number): Uint8Array {
    return this.#cells.sort(partition)
  }

  /** Turns a reach over holdings into one over cells; holdings that touch a seen card count nothing. */
  condense(reach: Float64Array, sums: Float64Array): void {
    const { net, decided, live } = this.#comparison
    const { count } = this
    const cellOf = this.#cells.of
    sums.fill(0)
    for (let h = 0; h < HOLDINGS; h++) {
      const chance = reach[h] * live[h]
      if (chance === 0) continue
      const cell = cellOf[h]
      sums[cell] += chance
      sums[count + cell] += chance * net[h]
      if (this.#splits) sums[2 * count + cell] += chance * decided[h]
    }
  }
}
