import { BadInput } from './errors.ts'
import { acpcLog } from './holdem/acpc.ts'
import { hostHoldem } from './holdem/machine.ts'
import { housePolicies } from './holdem/policies.ts'
import { rankTable, shareRankTable } from './holdem/ranks.ts'
import { limitHoldem, limitHoldemFamily } from './holdem/rules.ts'

/** Limit Hold'em with its machine, its house players and its log. */
const holdem = {
  ...limitHoldemFamily,
  policies: housePolicies,
  log: acpcLog,
  /** Makes a table with its host. Throws `BadInput` for settings that are unknown or out of range. */
  create(settings: Record<string, unknown> = {}) {
    const game = limitHoldem(settings)
    return { ...game, host: hostHoldem(game) }
  },
  /** Memory that worker threads share instead of loading it again. */
  memory: () => rankTable().buffer,
  shareMemory: shareRankTable,
}

/** A game that can be named on the command line. */
export type Family = typeof holdem
export type FamilyGame = ReturnType<Family['create']>

/** All games, in the order in which they are listed. */
export const families: readonly Family[] = [holdem]

/** The game of that name. Throws `BadInput` that lists the names there are. */
export function familyNamed(name: string): Family {
  const found = families.find((family) => family.name === name)
  if (found === undefined)
    throw new BadInput(
      `there is no game "${name}"; games are ${families.map((family) => family.name).join(', ')}`,
    )
  return found
}
