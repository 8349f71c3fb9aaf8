import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { DealSource, Game } from '../../environments/game.ts'
import { recordedGames, recordedTournament } from '../recorded-games.ts'
import { replayed } from '../replay.ts'
import { questionOf } from './question.ts'
import { BeliefScores, type Scores } from './score.ts'
import { statedBelief } from './stated-belief.ts'

/** How good the beliefs of one agent are. */
export interface AgentCalibration extends Scores {
  readonly agent: string
  /** The ends of the scale on the same decisions: who knows the rules alone, and who knows the truth. */
  readonly uniform: Scores
  readonly oracle: Scores
}

/** How good recorded beliefs are. */
export interface Calibration {
  readonly game: string
  /** Agents that stated beliefs. */
  readonly agents: readonly AgentCalibration[]
  /** Agents that stated none that can be read. */
  readonly silent: readonly string[]
}

/**
 * Holds every recorded belief about what is hidden against the truth. The unit of intervals is a block of deals between
 * two clearings of memories, over all opponents.
 *
 * @param folder what was given to `--out`
 * @param source the instances, where the tournament dealt from a file
 * Throws `BadInput` for a record that is none, is damaged, or is of a game with nothing to believe in.
 */
export async function calibration(folder: string, source: DealSource = {}): Promise<Calibration> {
  const identity = recordedTournament(folder)
  if (identity.instances !== undefined && source.instances === undefined)
    throw new BadInput(`${folder}: its deals came from a file: name it with --instances`)
  return familyNamed(identity.game).open(
    identity.settings,
    ({ game }) => calibrationOf(game, folder, identity),
    source,
  )
}

async function calibrationOf<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  folder: string,
  { agents, match, seed }: ReturnType<typeof recordedTournament>,
): Promise<Calibration> {
  if (game.ranges === undefined && game.plans === undefined)
    throw new BadInput(
      `${folder}: ${game.name} with ${game.seats} seats: beliefs are recorded where there are two and the game has \`ranges\` or \`plans\``,
    )
  const gathered = new Map(
    agents.map((agent) => [
      agent,
      { own: new BeliefScores(), uniform: new BeliefScores(), oracle: new BeliefScores() },
    ]),
  )
  for await (const played of recordedGames(folder)) {
    const unit = Math.floor(played.deal / match)
    for (const { state, decision } of replayed(game, seed, played, `${folder}: game ${played.game}`)) {
      const scores = gathered.get(decision.agent)
      if (scores === undefined || decision.deliberation === undefined) continue
      const question = questionOf(game, state, decision.seat)
      const belief = question && statedBelief(decision.deliberation, question)
      if (question === undefined || belief === undefined) continue
      const { truth, prior, names } = question
      scores.own.add(unit, belief, truth)
      scores.uniform.add(unit, prior, truth)
      const certain = names.map((_, i) => (i === truth ? 1 : 0))
      scores.oracle.add(unit, certain, truth)
    }
  }
  const scored = agents.flatMap((agent): AgentCalibration[] => {
    const scores = gathered.get(agent)
    const own = scores?.own.scores()
    const uniform = scores?.uniform.scores()
    const oracle = scores?.oracle.scores()
    return own && uniform && oracle ? [{ agent, ...own, uniform, oracle }] : []
  })
  const silent = agents.filter((agent) => !scored.some((row) => row.agent === agent))
  return { game: game.name, agents: scored, silent }
}
