import type { Attainable } from '../../environments/attainable.ts'

/** What came of a game to one of two: gains over no agreement, as shares of the most that each could have gained. */
export interface Shares {
  readonly own: number
  readonly other: number
}

/** How an agent did against what could be had. */
export interface AgentFrontier {
  readonly agent: string
  readonly games: number
  /** Games, evenly drawn where there are many. */
  readonly points: readonly Shares[]
  /** The mean over games of the most that the other could have had, where this one has at least so much. */
  readonly frontier: readonly Shares[]
}

/** Steps of the mean frontier, and points that are kept. */
const STEPS = 40
const KEPT = 240

/** Gathers the payoffs of games of two that could both gain. */
export class Frontiers {
  readonly #agents: ReadonlyMap<string, { games: number; points: Shares[]; sums: Float64Array }>

  constructor(agents: readonly string[]) {
    this.#agents = new Map(
      agents.map((agent) => [agent, { games: 0, points: [], sums: new Float64Array(STEPS + 1) }]),
    )
  }

  /** @param seats players by seat @param payoffs by seat */
  add(seats: readonly string[], payoffs: readonly number[], { frontier, disagreement }: Attainable): void {
    const most = seats.map(
      (_, seat) => Math.max(...frontier.map((point) => point[seat])) - disagreement[seat],
    )
    // Where nobody can gain, there is nothing to have a share of.
    if (seats.length !== 2 || most.some((gain) => !(gain > 0))) return
    const share = (given: readonly number[], seat: number) => (given[seat] - disagreement[seat]) / most[seat]
    for (const [seat, agent] of seats.entries()) {
      const sums = this.#agents.get(agent)
      if (sums === undefined) continue
      sums.games++
      sums.points.push({ own: share(payoffs, seat), other: share(payoffs, 1 - seat) })
      for (let step = 0; step <= STEPS; step++) {
        const reached = frontier.filter((point) => share(point, seat) >= step / STEPS - 1e-9)
        sums.sums[step] += Math.max(...reached.map((point) => share(point, 1 - seat)))
      }
    }
  }

  /** Of the agents that played such games. */
  frontiers(): AgentFrontier[] {
    return [...this.#agents].flatMap(([agent, { games, points, sums }]) =>
      games === 0
        ? []
        : [
            {
              agent,
              games,
              points: points.filter(
                (_, i) =>
                  Math.floor((i * KEPT) / games) < Math.floor(((i + 1) * KEPT) / games) || games <= KEPT,
              ),
              frontier: Array.from(sums, (sum, step) => ({ own: step / STEPS, other: sum / games })),
            },
          ],
    )
  }
}
