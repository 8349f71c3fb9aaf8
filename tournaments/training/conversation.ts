import { cotQuestion } from '../../agents/cot.ts'
import { directQuestion } from '../../agents/direct.ts'
import type { Game, Json } from '../../environments/game.ts'
import { posedDecision, writtenAs } from '../../reasoning/language/decision.ts'
import type { Message } from '../../reasoning/language/prompt.ts'

/** What stands before the action in an answer that is learned from: the player's reasoning, or nothing. */
export type Reasons = 'words' | 'none'

/** What a language agent is asked at a view: by `cot` where it reasons first, by `direct` where it does not. */
export function promptAt<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  reasons: Reasons,
): readonly Message[] {
  const question = reasons === 'words' ? cotQuestion : directQuestion
  return posedDecision(game, question, { view, actions: game.viewActions(view) }).messages
}

/** The answer that takes an action, in the form that the prompt asks for. @param thoughts before it, if any */
export function answerWith<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  action: Action,
  thoughts?: string,
): string {
  const written = writtenAs(game, view, action)
  return JSON.stringify({ ...(thoughts === undefined ? {} : { thoughts }), action: written })
}
