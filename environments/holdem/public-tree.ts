import type { Random } from '../random.ts'
import type { ChanceOutcome, PublicNode, Spot } from '../ranges.ts'
import { type Action, type BettingRules, bet, isLive, legalBets, NOBODY, type Table } from './betting.ts'
import { type Card, HOLDINGS } from './cards.ts'
import { drawCards } from './deal.ts'
import { boardNode, clearCard, rankFrom, rankHoldings, rankVector } from './ranks.ts'
import { strengths } from './strength.ts'
import { BOARD_CARDS } from './view.ts'

export const ACTIONS: readonly Action[] = ['fold', 'call', 'raise']
/** Strength buckets of width 0.05, so that thresholds on multiples of it are exact. */
export const BUCKETS = 20
/** Four streets times: no bet to call, one, more than one. */
export const CONTEXTS = 12

/** A board with what the search asks of it, worked out when first asked. */
export class Board {
  readonly cards: readonly Card[]
  #equity: Float32Array | undefined
  #buckets: Uint8Array | undefined
  #versus: Comparison | undefined

  constructor(cards: readonly Card[]) {
    this.cards = cards
  }

  /** Equity of every holding against a random one. */
  get equity(): Float32Array {
    this.#equity ??= strengths(this.cards).slice()
    return this.#equity
  }

  /** `equity` in steps of 1 / BUCKETS. */
  get buckets(): Uint8Array {
    if (this.#buckets === undefined) {
      const { equity } = this
      this.#buckets = new Uint8Array(HOLDINGS)
      for (let h = 0; h < HOLDINGS; h++)
        this.#buckets[h] = Math.min(BUCKETS - 1, Math.floor(equity[h] * BUCKETS + 1e-6))
    }
    return this.#buckets
  }

  /** The hole cards against every holding: exact on the turn and river, over sampled run-outs before. */
  versus(hole: readonly [Card, Card], runouts: number, random: Random): Comparison {
    this.#versus ??= compare(this.cards, hole, runouts, random)
    return this.#versus
  }
}

/** Hole cards against every holding, the rest of the board dealt unseen. */
interface Comparison {
  /** Chance of winning minus chance of losing. */
  readonly net: Float64Array
  /** Chance of not splitting. */
  readonly decided: Float64Array
  /** 1 for holdings that touch none of the seen cards, else 0. */
  readonly live: Uint8Array
}

const ranks = rankVector()

function compare(
  board: readonly Card[],
  hole: readonly [Card, Card],
  runouts: number,
  random: Random,
): Comparison {
  const net = new Float64Array(HOLDINGS)
  const decided = new Float64Array(HOLDINGS)
  const counts = new Float64Array(HOLDINGS)
  const seen = [...board, ...hole]
  const missing = 5 - board.length
  const rest = drawCards(52 - seen.length, seen, random)
  const times = missing === 0 ? 1 : missing === 1 ? rest.length : runouts
  for (let i = 0; i < times; i++) {
    const extra = missing === 0 ? [] : missing === 1 ? [rest[i]] : drawCards(missing, seen, random)
    const full = [...board, ...extra]
    rankHoldings(full, ranks)
    const own = rankFrom(boardNode(full), hole[0], hole[1])
    for (let h = 0; h < HOLDINGS; h++) {
      if (ranks[h] === 0) continue
      counts[h]++
      if (own === ranks[h]) continue
      decided[h]++
      net[h] += own > ranks[h] ? 1 : -1
    }
  }
  const live = new Uint8Array(HOLDINGS).fill(1)
  for (const card of seen) clearCard(live, card)
  for (let h = 0; h < HOLDINGS; h++) {
    if (counts[h] === 0) continue
    net[h] /= counts[h]
    decided[h] /= counts[h]
  }
  return { net, decided, live }
}

/** What is the same in the whole tree of one decision. */
export interface TreeSetting {
  readonly rules: BettingRules
  readonly seat: number
  readonly hole: readonly [Card, Card]
  readonly widths: readonly number[]
  readonly random: Random
  readonly unitsPerChip: number
  readonly utility: (payoff: number) => number
}

/** How the reach is carried: by holding, or condensed to sums by bucket. */
type Form = 'holdings' | 'buckets'

/** In the condensed form entry i is of bucket i modulo BUCKETS: first chances, then net wins, then decided pots. */
const BUCKET_OF_ENTRY = Uint8Array.from({ length: 3 * BUCKETS }, (_, i) => i % BUCKETS)

/** The spot of the seat to act. */
export function spotOf(rules: BettingRules, table: Table, board: Board, form: Form = 'holdings'): Spot {
  const actions = legalBets(rules, table)
  const facing = table.toCall === 0 ? 0 : table.raises >= 2 ? 2 : 1
  const price = Math.round((100 * table.toCall) / (table.pot + table.toCall)) / 100
  return {
    context: table.street * 3 + facing,
    legal: ACTIONS.map((action) => actions.includes(action)),
    price,
    get strength() {
      return form === 'holdings' ? board.buckets : BUCKET_OF_ENTRY
    },
    states: form === 'holdings' ? HOLDINGS : BUCKETS,
    get hiddenStrength() {
      return board.buckets
    },
    board: board.cards,
    key: `${table.street} ${facing} ${actions.length} ${price}`,
  }
}

/** The node where the table stands on the board; `depth` counts the chance nodes above it. */
export function publicNode(
  setting: TreeSetting,
  table: Table,
  board: Board,
  depth: number,
  form: Form,
): PublicNode<Action> {
  const { rules, seat } = setting
  if (table.toAct === NOBODY) return leaf(setting, table, board, form)
  const actions = legalBets(rules, table)
  const children: (PublicNode<Action> | undefined)[] = []
  const child = (index: number): PublicNode<Action> => {
    children[index] ??= after(setting, bet(rules, table, actions[index]), table, board, depth, form)
    return children[index]
  }
  if (table.toAct === seat) return { kind: 'own', actions, child }
  const slots = actions.map((action) => ACTIONS.indexOf(action))
  return { kind: 'opponent', spot: spotOf(rules, table, board, form), slots, child }
}

function after(
  setting: TreeSetting,
  table: Table,
  before: Table,
  board: Board,
  depth: number,
  form: Form,
): PublicNode<Action> {
  if (table.toAct === NOBODY || table.street === before.street)
    return publicNode(setting, table, board, depth, form)
  const boards = setting.widths[depth] === 0 ? [] : nextBoards(setting, board, depth)
  if (boards.length === 0) return leaf(setting, table, board, form)
  const unseen = 52 - 2 - board.cards.length
  // The opponent's two cards are not among those that come: the sample is drawn from more cards than can come.
  const open = BOARD_CARDS[table.street] - board.cards.length
  let removal = 1
  for (let i = 0; i < open; i++) removal *= (unseen - i) / (unseen - 2 - i)
  const last = table.street === 3 || setting.widths[depth + 1] === 0
  const outcomes = boards.map((next): ChanceOutcome<Action> => {
    const fresh = next.cards.slice(board.cards.length)
    return {
      node: publicNode(setting, table, next, depth + 1, last ? 'buckets' : 'holdings'),
      weight: removal / boards.length,
      enter(reach) {
        if (last) return condense(reach, next.buckets, next.versus(setting.hole, RUNOUTS, setting.random))
        const inner = reach.slice()
        for (const card of fresh) clearCard(inner, card)
        return inner
      },
    }
  })
  return { kind: 'chance', outcomes, exhaustive: open === 1 && boards.length === unseen }
}

/** Sums by bucket of the chances and of what a showdown asks for; holdings that touch the board count nothing. */
function condense(
  reach: Float64Array,
  buckets: Uint8Array,
  { net, decided, live }: Comparison,
): Float64Array {
  const sums = new Float64Array(3 * BUCKETS)
  for (let h = 0; h < HOLDINGS; h++) {
    const chance = reach[h] * live[h]
    if (chance === 0) continue
    const bucket = buckets[h]
    sums[bucket] += chance
    sums[BUCKETS + bucket] += chance * net[h]
    sums[2 * BUCKETS + bucket] += chance * decided[h]
  }
  return sums
}

const sampled = new WeakMap<Board, readonly Board[]>()

/** The same sampled boards for every line of play that leads on from this one. */
function nextBoards(setting: TreeSetting, board: Board, depth: number): readonly Board[] {
  let boards = sampled.get(board)
  if (boards === undefined) {
    const seen = [...board.cards, ...setting.hole]
    const open = board.cards.length === 0 ? 3 : 1
    const rest = drawCards(52 - seen.length, seen, setting.random)
    const width = Math.min(setting.widths[depth], open === 1 ? rest.length : Number.POSITIVE_INFINITY)
    boards = Array.from({ length: width }, (_, i) =>
      open === 1 ? new Board([...board.cards, rest[i]]) : new Board(drawCards(3, seen, setting.random)),
    )
    sampled.set(board, boards)
  }
  return boards
}

/** How many run-outs a flop or earlier is weighed over where the search ends. */
const RUNOUTS = 40

/** The end of a hand, or of the search: the betting stops and the cards decide. */
function leaf(setting: TreeSetting, table: Table, board: Board, form: Form): PublicNode<Action> {
  const { seat, unitsPerChip, utility } = setting
  const other = 1 - seat
  const states = form === 'holdings' ? HOLDINGS : BUCKETS
  if (!isLive(table, other)) return fixed(utility(table.spent[other] * unitsPerChip), states)
  if (!isLive(table, seat)) return fixed(utility(-table.spent[seat] * unitsPerChip), states)
  const stake = Math.min(table.spent[0], table.spent[1]) * unitsPerChip
  const swing = (utility(stake) - utility(-stake)) / 2
  const bend = (utility(stake) + utility(-stake)) / 2
  if (form === 'buckets')
    return {
      kind: 'leaf',
      value(reach) {
        let net = 0
        let decided = 0
        for (let b = 0; b < BUCKETS; b++) {
          net += reach[BUCKETS + b]
          decided += reach[2 * BUCKETS + b]
        }
        return net * swing + decided * bend
      },
    }
  return {
    kind: 'leaf',
    value(reach) {
      const { net, decided } = board.versus(setting.hole, RUNOUTS, setting.random)
      let sum = 0
      let uneven = 0
      for (let h = 0; h < HOLDINGS; h++) {
        sum += reach[h] * net[h]
        uneven += reach[h] * decided[h]
      }
      return sum * swing + uneven * bend
    },
  }
}

function fixed(payoff: number, states: number): PublicNode<Action> {
  return {
    kind: 'leaf',
    value(reach) {
      let sum = 0
      for (let i = 0; i < states; i++) sum += reach[i]
      return sum * payoff
    },
  }
}
