import type { ZodType } from 'zod'
import { refuseInstances } from './drawn-deals.ts'
import { BadInput } from './errors.ts'
import type { DealSource, GameFamily, HouseOracle, HousePolicy, Json } from './game.ts'
import type { GameLog } from './game-log.ts'
import { holdemLogs } from './holdem/logs.ts'
import { hostHoldem } from './holdem/machine.ts'
import { housePolicies } from './holdem/policies.ts'
import { holdemProtocols } from './holdem/protocols.ts'
import { rankTable, shareRankTable } from './holdem/ranks.ts'
import { limitHoldem, limitHoldemFamily } from './holdem/rules.ts'
import type { HostedGame } from './host.ts'
import { hostKuhn } from './kuhn/machine.ts'
import { housePolicies as kuhnPolicies } from './kuhn/policies.ts'
import { kuhn, kuhnFamily } from './kuhn/rules.ts'
import { hostLeduc } from './leduc/machine.ts'
import { housePolicies as leducPolicies } from './leduc/policies.ts'
import { leduc, leducFamily } from './leduc/rules.ts'
import { hostNegotiation } from './negotiation/machine.ts'
import { houseOracles as negotiationOracles } from './negotiation/oracle.ts'
import { housePolicies as negotiators } from './negotiation/policies.ts'
import { negotiation, negotiationFamily } from './negotiation/rules.ts'
import { isPath, ownFamily } from './own-game.ts'
import type { WireProtocol } from './wire.ts'

/** A game made and ready to be played: with its host, its house players, and its logs where it has any. */
export interface Playable<State, Action extends Json, View, Hidden> {
  readonly game: HostedGame<State, Action, View, Hidden>
  readonly policies: readonly HousePolicy<View, Action>[]
  /** Players that are told everything, for games that have any. */
  readonly oracles?: readonly HouseOracle<View, Action>[]
  /** The first is kept beside every record. */
  readonly logs?: readonly GameLog<State>[]
  /** How programs of others play it over a connection. */
  readonly protocols?: readonly WireProtocol<View, Action>[]
}

/** What can be done with a game without knowing what its states, actions and views are made of. */
export type WithAnyGame<Result> = <State, Action extends Json, View, Hidden>(
  playable: Playable<State, Action, View, Hidden>,
) => Result

/** A house player as it is listed. */
export interface ListedPolicy {
  readonly name: string
  readonly summary: string
  /** Checks and defaults its options; each field has a description. */
  readonly schema: ZodType
}

/** A game that can be named on the command line, before its settings are chosen. */
export interface Family extends Pick<GameFamily<never, never, never, never>, 'name' | 'summary' | 'seats'> {
  readonly unit: string
  /** Checks and defaults the settings; each field has a description. */
  readonly schema: ZodType
  readonly policies: readonly ListedPolicy[]
  readonly oracles?: readonly ListedPolicy[]
  /** The protocols by which programs of others play it. */
  readonly protocols?: readonly string[]
  /** House players worth meeting first, and how many deals against each take some seconds; absent: not shown first. */
  readonly showcase?: {
    readonly opponents: readonly string[]
    readonly deals: number
    /** Games before memories are cleared. */
    readonly match: number
  }
  /**
   * Makes the game and hands it to `use`: games differ in the types of their states, and this is how code that
   * works for every game gets one.
   * Throws `BadInput` for settings that are unknown or out of range, and for a source that the game cannot use.
   * @param source where deals come from, for games that can take them from a file
   */
  open<Result>(settings: Record<string, unknown>, use: WithAnyGame<Result>, source?: DealSource): Result
  /** Large tables that worker threads share instead of loading them again, for games that have any. */
  readonly memory?: {
    read(): SharedArrayBuffer
    share(memory: SharedArrayBuffer): void
  }
}

const holdem: Family = {
  ...limitHoldemFamily,
  policies: housePolicies,
  protocols: ['acpc'],
  showcase: { opponents: ['threshold', 'rule-v1', 'call', 'random'], deals: 32, match: 4 },
  open(settings, use, source) {
    refuseInstances(limitHoldemFamily.name, source)
    const game = limitHoldem(settings)
    return use({
      game: { ...game, host: hostHoldem(game) },
      policies: housePolicies,
      logs: holdemLogs(settings),
      protocols: holdemProtocols(settings),
    })
  },
  memory: { read: () => rankTable().buffer, share: shareRankTable },
}

const negotiating: Family = {
  ...negotiationFamily,
  policies: negotiators,
  oracles: negotiationOracles,
  showcase: { opponents: ['boulware', 'conceder', 'tit-for-tat', 'micro'], deals: 40, match: 40 },
  open(settings, use, source) {
    const game = negotiation(settings, source)
    return use({
      game: { ...game, host: hostNegotiation(game) },
      policies: negotiators,
      oracles: negotiationOracles,
    })
  },
}

const kuhnPoker: Family = {
  ...kuhnFamily,
  policies: kuhnPolicies,
  open(settings, use, source) {
    refuseInstances(kuhnFamily.name, source)
    const game = kuhn(settings)
    return use({ game: { ...game, host: hostKuhn(game) }, policies: kuhnPolicies })
  },
}

const leducPoker: Family = {
  ...leducFamily,
  policies: leducPolicies,
  open(settings, use, source) {
    refuseInstances(leducFamily.name, source)
    const game = leduc(settings)
    return use({ game: { ...game, host: hostLeduc(game) }, policies: leducPolicies })
  },
}

/** All games, in the order in which they are listed. */
export const families: readonly Family[] = [holdem, negotiating, kuhnPoker, leducPoker]

/**
 * The game of that name, or in that file: `./my-game.ts`.
 * Throws `BadInput` that lists the names there are, or says what is wrong with the file.
 */
export function familyNamed(name: string): Family {
  if (isPath(name)) return ownFamily(name)
  const found = families.find((family) => family.name === name)
  if (found === undefined)
    throw new BadInput(
      `there is no game "${name}"; games are ${families.map((family) => family.name).join(', ')}, or the path of your own`,
    )
  return found
}
