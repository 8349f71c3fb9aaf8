/** One match of a schedule: the same players in a fixed order of seats over a run of deals. Plain JSON. */
export interface Match {
  /** Its place in the schedule. */
  readonly index: number
  readonly pairing: number
  /** Which run of deals of the pairing it plays, from 0. */
  readonly block: number
  /** By how many seats the players are moved on; the rotations of a block are separate matches on the same deals. */
  readonly rotation: number
  /** The players, as places in the list of agents. */
  readonly agents: readonly number[]
  readonly firstDeal: number
  readonly deals: number
  /** The number, over the whole schedule, of its first game. */
  readonly firstGame: number
}

/** All choices of `size` agents out of `count`, in the order of the list. */
export function pairingsOf(count: number, size: number): number[][] {
  if (size === 0) return [[]]
  const pairings: number[][] = []
  for (let first = 0; first + size <= count; first++)
    for (const rest of pairingsOf(count - first - 1, size - 1))
      pairings.push([first, ...rest.map((agent) => first + 1 + agent)])
  return pairings
}

/**
 * Every pairing on duplicate deals: each plays all deals, in matches of `match` games, once for every rotation of
 * the seats, so that each player holds every hand of every deal.
 *
 * @param agents how many there are
 * @param seats how many sit at the table
 * @param deals how many deals each pairing plays
 * @param match games in a match; the last match of a pairing has what is left
 * @param order pairing by pairing, or every pairing's first deals before the next ones, for a run that may stop early
 */
export function schedule(
  agents: number,
  seats: number,
  deals: number,
  match: number,
  order: 'pairings' | 'deals' = 'pairings',
): Match[] {
  const matches: Match[] = []
  let firstGame = 0
  const pairings = [...pairingsOf(agents, seats).entries()]
  const blocks = Array.from({ length: Math.ceil(deals / match) }, (_, block) => block)
  const runs =
    order === 'pairings'
      ? pairings.flatMap((pairing) => blocks.map((block) => ({ pairing, block })))
      : blocks.flatMap((block) => pairings.map((pairing) => ({ pairing, block })))
  for (const {
    pairing: [pairing, places],
    block,
  } of runs)
    for (let rotation = 0; rotation < seats; rotation++) {
      const firstDeal = block * match
      const games = Math.min(match, deals - firstDeal)
      const index = matches.length
      matches.push({ index, pairing, block, rotation, agents: places, firstDeal, deals: games, firstGame })
      firstGame += games
    }
  return matches
}

/** Where the player at a place of the pairing sits in a game of the match: the button moves on every game. */
export function seatOf(match: Match, place: number, game: number): number {
  return (place + match.rotation + game) % match.agents.length
}

/** Matches in the order of deals, cut where all pairings have played the same ones. */
export function runsOf(matches: readonly Match[]): Match[][] {
  const runs = new Map<number, Match[]>()
  for (const match of matches) runs.set(match.block, [...(runs.get(match.block) ?? []), match])
  return [...runs.values()]
}

/** Whether all pairings have played the same deals after so many matches in the order of deals. @param played 1 or more */
export const wholeRun = (matches: readonly Match[], played: number): boolean =>
  matches[played]?.block !== matches[played - 1].block

/** The deals that all pairings have played after so many matches in the order of deals. @param played 1 or more */
export function dealsPlayed(matches: readonly Match[], played: number): number {
  const { firstDeal, deals } = matches[played - 1]
  return firstDeal + deals
}
