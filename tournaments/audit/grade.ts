import { equilibrium } from '../../agents/equilibrium.ts'
import { agentSpecOf } from '../../agents/spec.ts'
import { claimsIn, type StatedClaim } from '../../environments/claims.ts'
import { BadInput } from '../../environments/errors.ts'
import type { Game, HousePolicy, Json, Policy } from '../../environments/game.ts'
import { randomOf } from '../../environments/random.ts'
import { listedAs } from '../../reasoning/language/decision.ts'
import { isSolvable } from '../../reasoning/solve/game-tree.ts'
import { truthAgainst } from '../../reasoning/truth/against.ts'
import { rangesTruth } from '../../reasoning/truth/ranges-truth.ts'
import type { Oracle, TrueAction, Truth } from '../../reasoning/truth/truth.ts'
import type { RecordedGame } from '../recorded-games.ts'
import { replayed } from '../replay.ts'
import { type StatedNumbers, statedNumbers, textIn } from './stated.ts'

/** A decision with what it gave up. Plain JSON. */
export interface Graded {
  readonly agent: string
  readonly opponent: string
  readonly match: number
  readonly game: number
  readonly deal: number
  /** Its place among the decisions of the game, from 0. */
  readonly decision: number
  readonly seat: number
  readonly stage: string
  /** Which way to play it was graded against. */
  readonly against: 'policy' | 'equilibrium'
  /** Expected payoff given up against the best action, and the standard error of that; the latter 0 where all was enumerated. */
  readonly loss: number
  readonly standardError: number
  /** What it gave up against the equilibrium, in games that can be solved. */
  readonly equilibriumLoss?: number
  readonly action: Json
  readonly best: Json
  /** What the actions are worth, the best first. */
  readonly actions: readonly TrueAction[]
  /** What the seat saw, and in words. */
  readonly view: Json
  readonly situation: string
  readonly deliberation?: Json
  /** What it stated of its actions in numbers, held against its choice and the truth. */
  readonly stated?: StatedNumbers
  /** Numbers in its words. */
  readonly claims: readonly StatedClaim[]
}

/** The decisions of a game that were graded, and those of each agent that were not. */
export interface GradedGame {
  readonly graded: readonly Graded[]
  readonly leftOut: readonly { readonly agent: string; readonly why: 'forfeit' | 'opponent' }[]
}

/** Who grades the games of a record. */
export interface Grader {
  grade(played: RecordedGame): GradedGame
  /**
   * What is independent in the graded decisions of an agent: single deals, if neither it nor any opponent that it is
   * graded against remembers; else all games between two clearings of memories.
   */
  unitOf(agent: string): 'deal' | 'match'
}

/** Actions that are listed with a decision, at most. */
const LISTED = 8

/**
 * Who grades the recorded games of a tournament.
 * @param agents as they were written
 * @param seed of the tournament
 * Throws `BadInput` for a game that nobody can grade.
 */
export function grader<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  policies: readonly HousePolicy<View, Action>[],
  agents: readonly string[],
  seed: number | string,
): Grader {
  const { ranges } = game
  if (ranges === undefined && game.plans === undefined)
    throw new BadInput(
      `audit: ${game.name} with ${game.seats} seats: only games of two seats that have \`ranges\` or \`plans\` can be graded`,
    )
  const solved =
    isSolvable(game) && ranges !== undefined
      ? rangesTruth(ranges, ranges.typeOf(equilibrium(game)))
      : undefined
  const oracles = new Map(
    agents.map((agent) => {
      const policy = policyOf(game, policies, agent)
      return [agent, policy && truthAgainst(game, policy)] as const
    }),
  )
  const grade = (played: RecordedGame) => {
    const graded: Graded[] = []
    const leftOut: GradedGame['leftOut'][number][] = []
    // A move that the rules took for a player is none that its policy would explain.
    const forfeiting = new Set<number>()
    let place = -1
    for (const { state, decision } of replayed(game, seed, played, `game ${played.game}`)) {
      place++
      const { seat, agent } = decision
      const view = game.view(state, seat)
      if (decision.forfeit) forfeiting.add(seat)
      if (game.viewActions(view).length < 2) continue
      const oracle = forfeiting.has(1 - seat) ? undefined : oracles.get(played.seats[1 - seat])
      if (decision.forfeit) leftOut.push({ agent, why: 'forfeit' })
      else if (oracle === undefined && solved === undefined) leftOut.push({ agent, why: 'opponent' })
      else graded.push(gradedDecision(game, played, place, view, oracle, solved))
    }
    return { graded, leftOut }
  }
  const isKnown = (agent: string) => oracles.get(agent) !== undefined
  return {
    grade,
    unitOf: (agent) => (isKnown(agent) && (solved === undefined || agents.every(isKnown)) ? 'deal' : 'match'),
  }
}

/** How an agent plays, if it is nothing but a policy. */
function policyOf<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  policies: readonly HousePolicy<View, Action>[],
  agent: string,
): Policy<View, Action> | undefined {
  const { name, options } = agentSpecOf(agent) ?? {}
  if (name === 'equilibrium' && isSolvable(game)) return equilibrium(game, options)
  return policies.find((policy) => policy.name === name)?.create(options)
}

function gradedDecision<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { seats, match, game: number, deal, decisions }: RecordedGame,
  place: number,
  view: View,
  oracle: Oracle<View> | undefined,
  solved: Oracle<View> | undefined,
): Graded {
  const { words } = game
  const { seat, agent, action, deliberation } = decisions[place]
  const random = () => randomOf('audit', number, seat, JSON.stringify(view))
  const balanced = solved?.(view, random())
  const truth = oracle?.(view, random()) ?? balanced
  if (truth === undefined) throw new RangeError('there is nobody to grade against')
  const read = game.readAction(view, action)
  const chosen = rowOf(truth, game.viewActions(view), read)
  const sorted = truth.actions.toSorted((a, b) => b.value - a.value)
  const stated = deliberation === undefined ? undefined : statedNumbers(truth, chosen, deliberation)
  const text = deliberation === undefined ? '' : textIn(deliberation)
  return {
    agent,
    opponent: seats[1 - seat],
    match,
    game: number,
    deal,
    decision: place,
    seat,
    stage: words.stage?.(view) ?? 'any',
    against: oracle === undefined ? 'equilibrium' : 'policy',
    loss: chosen.loss,
    standardError: chosen.standardError,
    ...(balanced === undefined
      ? {}
      : { equilibriumLoss: rowOf(balanced, game.viewActions(view), read).loss }),
    action,
    best: sorted[0].action,
    actions: sorted.slice(0, LISTED),
    view: JSON.parse(JSON.stringify(view)),
    situation: words.view(view),
    ...(deliberation === undefined ? {} : { deliberation }),
    ...(stated === undefined ? {} : { stated }),
    claims: text === '' ? [] : claimsIn(text, words.claims?.(view, read, truth.belief) ?? []),
  }
}

function rowOf<Action extends Json>(
  { actions }: Truth,
  legal: readonly Action[],
  action: Action,
): TrueAction {
  return actions[legal.indexOf(listedAs(legal, action))]
}
