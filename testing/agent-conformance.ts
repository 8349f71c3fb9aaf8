import type { Agent, Decision } from '../environments/agent.ts'
import { deepFreeze } from '../environments/freeze.ts'
import type { Game } from '../environments/game.ts'
import { type Random, randomOf } from '../environments/random.ts'
import { runner } from './suites.ts'

/** How often one agent is asked, over how many games. */
export interface Amount {
  /** Default 10. */
  readonly games?: number
}

/** One answer and what it was given to. */
interface Answered<View, Action> {
  readonly view: View
  readonly actions: readonly Action[]
  readonly decision: Decision<Action>
}

/**
 * What every agent must do, whatever it is made of. One agent plays every seat's decisions of some games whose other
 * moves are random, and is told how each game ended. Throws `BadInput` where Vitest or fast-check is not
 * installed.
 *
 * @param name of the agent, for the report
 * @param makeAgent a fresh agent of the game
 * @param makeGame the game that it plays
 */
export function agentConformance<State, Action, View, Hidden>(
  name: string,
  makeAgent: (game: Game<State, Action, View, Hidden>) => Agent<View, Action>,
  makeGame: () => Game<State, Action, View, Hidden>,
  { games = 10 }: Amount = {},
): void {
  const { describe, expect, it } = runner()
  const game = makeGame()

  /** Plays with the agent in a seat that moves on with each game. Views are frozen through and through. */
  async function play(agent: Agent<View, Action>, seed: number): Promise<Answered<View, Action>[]> {
    const answers: Answered<View, Action>[] = []
    const random = randomOf(seed, 'player')
    for (let played = 0; played < games; played++) {
      const own = played % game.seats
      let state = game.initialState(randomOf(seed, 'deal', played))
      const others = randomOf(seed, 'others', played)
      for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
        const actions = deepFreeze(game.legalActions(state))
        let action = actions[others.int(actions.length)]
        if (seat === own) {
          const view = deepFreeze(game.view(state, seat))
          const decision = await agent.decide({ view, actions, random, signal: new AbortController().signal })
          answers.push({ view, actions, decision })
          // Not every answer is followed, so that rare situations are met too.
          if (others.int(4) > 0) action = decision.action
        }
        state = game.apply(state, action)
      }
      const view = deepFreeze(game.view(state, own))
      agent.observe?.({ view, payoff: game.returns(state)[own] })
    }
    return answers
  }

  describe(`${name} as an agent of ${game.name} with ${game.seats} seats`, () => {
    it('answers every turn of many games with a legal action, and alters nothing that it is shown', async () => {
      const answers = await play(makeAgent(game), 1)
      expect(answers.length).toBeGreaterThan(games / 2)
      for (const { actions, decision } of answers)
        expect(actions.map((action) => JSON.stringify(action))).toContain(JSON.stringify(decision.action))
    })

    it('gives the same answers again for the same seed', async () => {
      const first = await play(makeAgent(game), 2)
      const again = await play(makeAgent(game), 2)
      expect(again.map(({ decision }) => decision.action)).toEqual(
        first.map(({ decision }) => decision.action),
      )
    })

    it('draws on its own stream alone', async () => {
      const answers = await play(makeAgent(game), 3)
      const fresh = makeAgent(game)
      const [{ view, actions, decision }] = answers
      const random: Random = randomOf(3, 'player')
      const alone = await fresh.decide({ view, actions, random, signal: new AbortController().signal })
      expect(alone.action).toEqual(decision.action)
    })

    it('explains itself in plain JSON', async () => {
      for (const { decision } of await play(makeAgent(game), 4)) {
        const { deliberation = null } = decision
        expect(JSON.parse(JSON.stringify(deliberation))).toEqual(deliberation)
      }
    })
  })
}
