import { BadInput } from '../environments/errors.ts'
import type { Game, Json } from '../environments/game.ts'
import { placeOf } from '../environments/listed-action.ts'
import type { Counts } from '../reasoning/solve/counted-strategy.ts'
import type { GameTree } from '../reasoning/solve/game-tree.ts'
import { chosenGames } from './chosen-games.ts'
import { recordedTournament } from './recorded-games.ts'
import { replayed } from './replay.ts'

/**
 * How often an agent took each action at each information set of a record, in both seats. Forfeits, which are the rules'
 * decisions and not its own, are left out.
 *
 * @param folder what was given to `--out`
 * @param agent as it was written
 * Throws `BadInput` for a record of another game or without the agent.
 */
export async function recordedCounts<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { sides }: GameTree<View, Action>,
  folder: string,
  agent: string,
): Promise<readonly [Counts, Counts]> {
  const { game: name, settings, agents, seed } = recordedTournament(folder)
  if (name !== game.name || JSON.stringify(settings) !== JSON.stringify(game.settings))
    throw new BadInput(
      `${folder}: holds games of ${name} with settings ${JSON.stringify(settings)}, not of ${game.name} with ${JSON.stringify(game.settings)}`,
    )
  if (!agents.includes(agent))
    throw new BadInput(`${folder}: ${agent} does not play there; agents are ${agents.join(', ')}`)
  const counts = [
    new Float64Array(sides[0].first[sides[0].sets.length]),
    new Float64Array(sides[1].first[sides[1].sets.length]),
  ] as const
  const { games } = await chosenGames(folder, { agent })
  for await (const played of games)
    for (const { state, decision } of replayed(game, seed, played, `${folder}: game ${played.game}`)) {
      if (decision.agent !== agent || decision.forfeit) continue
      const seat = decision.seat === 0 ? 0 : 1
      const set = sides[seat].index.get(JSON.stringify(game.view(state, seat)))
      if (set === undefined) continue
      const action = placeOf(sides[seat].sets[set].actions, decision.action)
      counts[seat][sides[seat].first[set] + action]++
    }
  return counts
}
