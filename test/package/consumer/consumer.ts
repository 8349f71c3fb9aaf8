import { type Agent, bidder, type Decision, randomOf, runTournament } from 'bidder'
import { equilibrium, parseAgentSpec, policyAgent } from 'bidder/agents'
import { bayesianGame, checkedSettings, families, type Game, kuhn, playout } from 'bidder/environments'
import { type Action, type HoldemView, limitHoldem, strengths } from 'bidder/environments/holdem'
import { analyzeInstances, type NegotiationView, negotiation } from 'bidder/environments/negotiation'
import { argmax, cara, rollOut } from 'bidder/reasoning'
import { exploitability, gameTree, RegretMinimizer } from 'bidder/reasoning/solve'
import { scriptedAgent } from 'bidder/testing'
import { type Estimate, estimate } from 'bidder/tournaments'

/** Every face is used in a way that its types allow. */
export async function decided(): Promise<Decision<Action>> {
  const game = limitHoldem()
  const agent: Agent<HoldemView, Action> = bidder(game)
  const view = game.view(game.initialState(randomOf(1, 'deal')), 1)
  return agent.decide({
    view,
    actions: game.viewActions(view),
    random: randomOf(1, 'player'),
    signal: AbortSignal.timeout(60_000),
  })
}

export const views = (view: NegotiationView): number => view.seat
export const widths = ({ ci95 }: Estimate): number => (ci95 === null ? Number.NaN : ci95[1] - ci95[0])
export const small: Game<unknown, never, never, unknown>['name'] = kuhn().name
export const used: readonly unknown[] = [
  bayesianGame,
  equilibrium,
  parseAgentSpec,
  policyAgent,
  checkedSettings,
  families,
  playout,
  strengths,
  analyzeInstances,
  negotiation,
  argmax,
  cara,
  rollOut,
  exploitability,
  gameTree,
  RegretMinimizer,
  scriptedAgent,
  estimate,
  runTournament,
]
