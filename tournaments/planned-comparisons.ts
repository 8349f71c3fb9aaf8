import { BadInput } from '../environments/errors.ts'
import { parseGate } from './gate.ts'

/** Two agents each, as places. */
export type PlannedComparisons = readonly (readonly [number, number])[]

/**
 * The comparisons that are planned, as places of agents; undefined where none are and all are made.
 * Throws `BadInput` for one that names other agents, comes twice, or whose agents never meet the same opponents.
 */
export function plannedComparisons(
  planned: readonly string[] | undefined,
  agents: readonly string[],
  seats: number,
): PlannedComparisons | undefined {
  if (planned === undefined) return undefined
  if (agents.length <= seats)
    throw new BadInput(
      `comparisons: two agents are compared over the same opponents, which takes ${seats + 1} agents or more at ${seats} seats; the pairing says who won between two`,
    )
  const places = planned.map((text): [number, number] => {
    const { better, worse } = parseGate(text, agents, 'comparisons')
    return [better, worse]
  })
  const twice = places.findIndex(([first, second], i) =>
    places.slice(0, i).some((earlier) => earlier.includes(first) && earlier.includes(second)),
  )
  if (twice >= 0)
    throw new BadInput(`comparisons: "${planned[twice]}" is planned twice; each counts against chance`)
  return places
}
