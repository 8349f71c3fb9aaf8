import type { Usage } from '../../environments/agent.ts'
import { ask } from '../../environments/ask.ts'
import { deepFreeze } from '../../environments/freeze.ts'
import type { Game, Json } from '../../environments/game.ts'
import { randomOf } from '../../environments/random.ts'
import { listedAs } from '../../reasoning/language/decision.ts'
import { beliefLogScore } from './belief-score.ts'
import type { Examinee } from './examinee.ts'
import { opponentOf } from './opponents.ts'
import type { Item } from './spot.ts'

/** What an agent made of one question. Plain JSON. */
export interface Answer {
  /** What it decided; what is worst, where it gave no acceptable answer. */
  readonly action: Json
  /** Expected payoff that it gave up against the best action. */
  readonly loss: number
  /** Whether what it chose is the best, or cannot be told from it. */
  readonly best: boolean
  /** Whether it gave no acceptable answer. */
  readonly forfeit: boolean
  /** Bits; absent where it stated no belief. */
  readonly beliefLogScore?: number
  readonly usage?: Usage
}

/** Standard errors by which a loss cannot be told from none, and the share of the largest value that is rounding. */
const WITHIN = 2
const ROUNDING = 1e-6

/**
 * Puts one question to a fresh player, which is told of the games before it first.
 * @param seed of the exam
 */
export async function sit<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  agent: Examinee<View, Action>,
  { spot, key }: Item,
  seed: number | string,
): Promise<Answer> {
  const labels = ['exam', spot.spot, agent.name]
  const { kind, number } = key.opponent
  const player = agent.make(labels.join(' | '), opponentOf(game, kind, number))
  for (const { view, payoff } of spot.history)
    player.observe?.({ view: deepFreeze(game.readView(view)), payoff })
  const view = game.readView(spot.view)
  const actions = game.viewActions(view)
  const losses = key.actions.map(({ loss }) => loss)
  const worst = losses.indexOf(Math.max(...losses))
  const decision = await ask({
    seat: spot.seat,
    agent: player,
    view,
    actions,
    read: (json) => game.readAction(view, json),
    random: randomOf(seed, 'player', ...labels),
    forfeit: actions[worst],
    settings: {
      ...(agent.batched ? { timeLimitMs: Number.POSITIVE_INFINITY } : {}),
      ...(agent.timeLimitMs === undefined || agent.batched ? {} : { timeLimitMs: agent.timeLimitMs }),
    },
  })
  const chosen = decision.forfeit ? worst : actions.indexOf(listedAs(actions, decision.action))
  const { action, loss, standardError } = key.actions[chosen]
  const rounding = ROUNDING * Math.max(...key.actions.map(({ value }) => Math.abs(value)))
  const score = beliefLogScore(game, view, key.belief, decision.deliberation)
  return {
    action,
    loss,
    best: loss <= WITHIN * standardError + rounding,
    forfeit: decision.forfeit,
    ...(score === undefined ? {} : { beliefLogScore: score }),
    ...(decision.usage === undefined ? {} : { usage: decision.usage }),
  }
}
