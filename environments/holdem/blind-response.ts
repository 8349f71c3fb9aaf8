import { type Continuation, type Continuations, worth } from './blind-lines.ts'
import { HAND_CLASS, HAND_CLASSES, HOLDINGS } from './cards.ts'
import { CANONICAL_FLOPS, flopKinds, holdingMap } from './flops.ts'
import { clearCard, rankVector } from './ranks.ts'
import { addRiverPoints, RIVER_OPPONENTS } from './river.ts'
import { CANONICAL_TURNS, type TurnBoard, turnBoards } from './turn-boards.ts'

/** Rivers, turns and flops open to a holding. */
const OPEN_RIVERS = 46
const OPEN_TURNS = 47
const OPEN_FLOPS = (50 * 49 * 48) / 6

/** Where no cards are compared. */
const NONE = new Float64Array(0)

const POINTS = 2 * RIVER_OPPONENTS + 1
const points = new Int32Array(HOLDINGS)
const ranks = rankVector()

/**
 * What a best response wins from an opponent that looks at no card, in chips a hand: exact, over all boards. The
 * opponent may then hold anything whatever it does, so that of a holding and a board nothing counts but how often it
 * wins against a random hand, on the river, and how that may still change, before. Boards that differ by the names of
 * suits are one.
 *
 * @param lines by player: what may be to come in its hand (several are worked out at once)
 * @param progress told now and then of the share that is done
 */
export function blindResponses(lines: readonly Continuations[], progress: (share: number) => void): number[] {
  const turns = new Turns(lines)
  const values = turns.roots.map(() => new Float64Array(CANONICAL_FLOPS * HOLDINGS))
  let done = 0
  for (const board of turnBoards()) {
    turns.look(board)
    for (const { kind, map } of board.flops) {
      const images = holdingMap(map)
      const row = kind * HOLDINGS
      turns.values.forEach((value, t) => {
        const sums = values[t]
        for (let h = 0; h < HOLDINGS; h++) sums[row + images[h]] += value[h] / board.symmetries
      })
    }
    if (++done % 100 === 0) progress(done / CANONICAL_TURNS)
  }
  return lines.map((streets, player) => {
    const mine = values.filter((_, t) => turns.roots[t].player === player)
    return beforeFlop(streets, mine)
  })
}

/** The worth of a whole hand. @param turns by continuation of the turn: sums over turns by [flop * 1326 + holding] */
function beforeFlop([preflop, flops]: Continuations, turns: readonly Float64Array[]): number {
  const { canonical, variants } = flopKinds()
  const sums = flops.map(() => new Float64Array(HAND_CLASSES))
  const value = new Float64Array(HOLDINGS)
  canonical.forEach((cards, kind) => {
    const row = kind * HOLDINGS
    const dealt = turns.map((sum) => sum.subarray(row, row + HOLDINGS).map((total) => total / OPEN_TURNS))
    flops.forEach((continuation, f) => {
      worth(continuation, value, NONE, dealt)
      for (const card of cards) clearCard(value, card)
      for (let h = 0; h < HOLDINGS; h++) sums[f][HAND_CLASS[h]] += variants[kind] * value[h]
    })
  })
  const sizes = new Float64Array(HAND_CLASSES)
  for (let h = 0; h < HOLDINGS; h++) sizes[HAND_CLASS[h]]++
  const dealt = sums.map((sum) => sum.map((total, cell) => total / (sizes[cell] * OPEN_FLOPS)))
  const whole = new Float64Array(HAND_CLASSES)
  worth(preflop[0], whole, NONE, dealt)
  return whole.reduce((sum, gain, cell) => sum + (gain * sizes[cell]) / HOLDINGS, 0)
}

/** A continuation with whose it is. */
interface Root {
  readonly player: number
  readonly continuation: Continuation
}

/** What every continuation of the turn is worth on one board after another. */
export class Turns {
  /** The continuations of all players. */
  readonly roots: readonly Root[]
  /** By continuation: what it is worth with each holding on the board last looked at; 0 where the board has a card of it. */
  readonly values: readonly Float64Array[]
  readonly #rivers: readonly Root[]
  /** What a continuation of the river is worth, by [points * continuations + continuation]. */
  readonly #tables: Float64Array
  readonly #sums: Float64Array

  constructor(lines: readonly Continuations[]) {
    const rootsOf = (street: number) =>
      lines.flatMap((streets, player) => streets[street].map((continuation) => ({ player, continuation })))
    this.roots = rootsOf(2)
    this.values = this.roots.map(() => new Float64Array(HOLDINGS))
    this.#rivers = rootsOf(3)
    this.#tables = new Float64Array(POINTS * this.#rivers.length)
    this.#sums = new Float64Array(HOLDINGS * this.#rivers.length)
    const showdown = Float64Array.from({ length: POINTS }, (_, won) => won / RIVER_OPPONENTS - 1)
    const value = new Float64Array(POINTS)
    this.#rivers.forEach(({ continuation }, r) => {
      worth(continuation, value, showdown, [])
      for (let won = 0; won < POINTS; won++) this.#tables[won * this.#rivers.length + r] = value[won]
    })
  }

  /** Works out `values` for a board: every river is looked at. */
  look({ cards }: Pick<TurnBoard, 'cards'>): void {
    this.#addRivers(cards)
    const { length } = this.#rivers
    const dealt = this.#rivers.map((_, r) =>
      Float64Array.from({ length: HOLDINGS }, (_, h) => this.#sums[h * length + r] / OPEN_RIVERS),
    )
    this.roots.forEach(({ player, continuation }, t) => {
      const value = this.values[t]
      const mine = dealt.filter((_, r) => this.#rivers[r].player === player)
      worth(continuation, value, NONE, mine)
      for (const card of cards) clearCard(value, card)
    })
  }

  #addRivers(cards: readonly number[]): void {
    const sums = this.#sums.fill(0)
    const tables = this.#tables
    const { length } = this.#rivers
    const board = [...cards, 0]
    for (let river = 0; river < 52; river++) {
      if (cards.includes(river)) continue
      board[4] = river
      points.fill(0)
      addRiverPoints(board, points, ranks)
      for (let h = 0; h < HOLDINGS; h++) {
        if (ranks[h] === 0) continue
        const from = points[h] * length
        const to = h * length
        for (let r = 0; r < length; r++) sums[to + r] += tables[from + r]
      }
    }
  }
}
