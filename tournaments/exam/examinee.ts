import { bidder } from '../../agents/bidder.ts'
import type { Language } from '../../agents/language.ts'
import { seatAgent } from '../../agents/roster.ts'
import type { SeatedAgent } from '../../agents/seated.ts'
import { parseAgentSpec } from '../../agents/spec.ts'
import type { Agent } from '../../environments/agent.ts'
import { BadInput } from '../../environments/errors.ts'
import type { Game, HouseOracle, HousePolicy, Json, Policy } from '../../environments/game.ts'

/** Who sits an exam. */
export interface Examinee<View, Action>
  extends Pick<SeatedAgent<View, Action>, 'name' | 'kind' | 'timeLimitMs' | 'batched'> {
  /** A fresh player for one question. @param opponent whom it meets: for one that is to be told */
  make(scope: string, opponent: Policy<View, Action>): Agent<View, Action>
}

/**
 * An agent that is to sit an exam; with `types=known` the reasoner is told how its opponent plays.
 * Throws `BadInput` for an agent that cannot be, and for an oracle.
 */
export function examinee<State, Action extends Json, View, Hidden>(
  text: string,
  game: Game<State, Action, View, Hidden>,
  policies: readonly HousePolicy<View, Action>[],
  oracles: readonly HouseOracle<View, Action>[] = [],
  language?: Language,
): Examinee<View, Action> {
  const { name, model, options } = parseAgentSpec(text)
  if (name === 'bidder' && model === undefined && options.types?.split(',').includes('known')) {
    const make = (_: string, opponent: Policy<View, Action>) => bidder(game, options, [opponent])
    make('', policies[0].create())
    return { name: text, kind: 'reasoner', make }
  }
  const seated = seatAgent(text, game, policies, oracles, language)
  if (seated.kind === 'house' && seated.make().told)
    throw new BadInput(`${text}: is told what is hidden: an exam is not for oracles; leave it out`)
  return seated
}
