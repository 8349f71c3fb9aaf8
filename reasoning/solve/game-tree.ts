import type { Dealt, Game } from '../../environments/game.ts'
import { type Side, SideBuilder } from './information-sets.ts'

/** What `kind` says of a node where no seat acts. */
export const CHANCE = 2
export const END = 3

/**
 * All histories of a two-player zero-sum game as flat arrays by node. A node comes after all that follow it, so one
 * pass from the first to the last works out values, and the last node is the start.
 */
export interface GameTree<View, Action> {
  readonly sides: readonly [Side<View, Action>, Side<View, Action>]
  /** The seat that acts, 0 or 1; or 2 where chance does; or 3 at an end. */
  readonly kind: Uint8Array
  /** The children of node n are `children[from[n]]` to `children[from[n + 1] - 1]`, in the order of the actions. */
  readonly from: Int32Array
  readonly children: Int32Array
  /** By seat: its sequence at the node. */
  readonly sequences: readonly [Int32Array, Int32Array]
  /** Where a seat acts: the first sequence of its information set. */
  readonly choice: Int32Array
  /** The chance of the deals that may lie here, and that as a share of the node before. */
  readonly chance: Float64Array
  readonly share: Float64Array
  /** At an end: what seat 0 gains. */
  readonly payoff: Float64Array
}

/** Nodes beyond which a game is not enumerated. */
const MOST_NODES = 2_000_000

/** What is asked of a game to enumerate it. */
export type Enumerable<State, Action, View> = Pick<
  Game<State, Action, View, never>,
  | 'name'
  | 'seats'
  | 'zeroSum'
  | 'initialStates'
  | 'currentPlayer'
  | 'legalActions'
  | 'apply'
  | 'returns'
  | 'view'
>

/** Whether a game can be enumerated: two seats, payoffs that sum to zero, and its deals listed. */
export function isSolvable(game: {
  readonly seats: number
  readonly zeroSum: boolean
  readonly initialStates?: unknown
}): boolean {
  return game.seats === 2 && game.zeroSum && game.initialStates !== undefined
}

/**
 * Enumerates a game once. Deals that agree so far in what both seats have seen are one node: they part at a node of
 * chance where a view tells them apart.
 * Throws `RangeError` for a game that is not solvable or too large, or where a view forgets what its seat has done.
 *
 * @param most nodes at most; two millions unless it is said
 */
export function gameTree<State, Action, View>(
  game: Enumerable<State, Action, View>,
  most = MOST_NODES,
): GameTree<View, Action> {
  if (!isSolvable(game) || game.initialStates === undefined)
    throw new RangeError(
      `${game.name} cannot be solved: it must have two seats, sum to zero and list its deals`,
    )
  const sides = [new SideBuilder<View, Action>(), new SideBuilder<View, Action>()] as const
  const nodes: Node[] = []

  function add(node: Node): number {
    if (nodes.length === most)
      throw new RangeError(`${game.name} has more than ${most} histories: too many to solve`)
    return nodes.push(node) - 1
  }

  /** The node of deals that look the same to both, or the node of chance that parts them. */
  function visit(deals: readonly Dealt<State>[], sequences: Node['sequences']): number {
    const looks = ({ state }: Dealt<State>) => JSON.stringify([game.view(state, 0), game.view(state, 1)])
    const groups = [...Map.groupBy(deals, looks).values()]
    if (groups.length === 1) return visitAlike(deals, sequences)
    const children = groups.map((group) => visitAlike(group, sequences))
    return add({ kind: CHANCE, children, sequences, choice: 0, chance: chanceOf(deals), payoff: 0 })
  }

  function visitAlike(deals: readonly Dealt<State>[], sequences: Node['sequences']): number {
    const [{ state }] = deals
    const chance = chanceOf(deals)
    const seat = game.currentPlayer(state)
    if (seat === undefined) {
      const [first, ...rest] = deals.map((deal) => game.returns(deal.state)[0])
      // As differences, so that equal returns give exactly that.
      const payoff = rest.reduce(
        (sum, gain, d) => sum + (deals[d + 1].chance / chance) * (gain - first),
        first,
      )
      return add({ kind: END, children: [], sequences, choice: 0, chance, payoff })
    }
    const actions = game.legalActions(state)
    const choice = sides[seat].visit(game.view(state, seat), actions, sequences[seat])
    const children = actions.map((action, a) => {
      const next = deals.map((deal) => ({ state: game.apply(deal.state, action), chance: deal.chance }))
      return visit(next, seat === 0 ? [choice + a, sequences[1]] : [sequences[0], choice + a])
    })
    return add({ kind: seat, children, sequences, choice, chance, payoff: 0 })
  }

  visit(game.initialStates(), [0, 0])
  return { sides: [sides[0].built(), sides[1].built()], ...flat(nodes) }
}

interface Node {
  readonly kind: number
  readonly children: readonly number[]
  readonly sequences: readonly [number, number]
  readonly choice: number
  readonly chance: number
  readonly payoff: number
}

function flat(nodes: readonly Node[]): Omit<GameTree<never, never>, 'sides'> {
  const from = new Int32Array(nodes.length + 1)
  const share = new Float64Array(nodes.length).fill(1)
  nodes.forEach(({ children, chance }, n) => {
    from[n + 1] = from[n] + children.length
    for (const child of children) share[child] = nodes[child].chance / chance
  })
  return {
    kind: Uint8Array.from(nodes, ({ kind }) => kind),
    from,
    children: Int32Array.from(nodes.flatMap(({ children }) => children)),
    sequences: [
      Int32Array.from(nodes, ({ sequences }) => sequences[0]),
      Int32Array.from(nodes, ({ sequences }) => sequences[1]),
    ],
    choice: Int32Array.from(nodes, ({ choice }) => choice),
    chance: Float64Array.from(nodes, ({ chance }) => chance),
    share,
    payoff: Float64Array.from(nodes, ({ payoff }) => payoff),
  }
}

function chanceOf(deals: readonly { readonly chance: number }[]): number {
  return deals.reduce((sum, { chance }) => sum + chance, 0)
}
