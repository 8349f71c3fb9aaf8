import { gzipSync } from 'node:zlib'
import type { ShownGame } from './shown-game.ts'

/** Games that are packed together: opening one unpacks so many. */
const BLOCK = 40

/** A row of the list of games: number, match, deal, seats as places in the list of agents, payoffs by seat, decisions, faults, loss or null. */
export type ListRow = readonly [
  game: number,
  match: number,
  deal: number,
  seats: readonly number[],
  payoffs: readonly number[],
  decisions: number,
  faults: number,
  loss: number | null,
]

/** Games packed for a page: each part is JSON, compressed by gzip, in base64. */
export interface Archive {
  /** The list of all games: `ListRow`s. */
  readonly list: string
  /** The games themselves, so many in each block. */
  readonly blocks: readonly string[]
  readonly blockSize: number
  readonly games: number
}

/** Packs games for a page one after another, so that they need not all be in memory. */
export class Packer {
  readonly #agents: readonly string[]
  readonly #rows: ListRow[] = []
  readonly #blocks: string[] = []
  #block: ShownGame[] = []

  constructor(agents: readonly string[]) {
    this.#agents = agents
  }

  add(shown: ShownGame): void {
    const { game, match, deal, seats, payoffs, steps } = shown
    const losses = steps.flatMap(({ loss }) => (loss === undefined ? [] : [loss.loss]))
    this.#rows.push([
      game,
      match,
      deal,
      seats.map((name) => this.#agents.indexOf(name)),
      payoffs,
      steps.length,
      steps.reduce((sum, { faults, forfeit }) => sum + faults.length + (forfeit ? 1 : 0), 0),
      losses.length === 0 ? null : losses.reduce((sum, loss) => sum + loss, 0),
    ])
    this.#block.push(shown)
    if (this.#block.length === BLOCK) this.#pack()
  }

  archive(): Archive {
    if (this.#block.length > 0) this.#pack()
    return {
      list: packed(this.#rows),
      blocks: this.#blocks,
      blockSize: BLOCK,
      games: this.#rows.length,
    }
  }

  #pack(): void {
    this.#blocks.push(packed(this.#block))
    this.#block = []
  }
}

const packed = (value: unknown): string => gzipSync(JSON.stringify(value), { level: 9 }).toString('base64')
