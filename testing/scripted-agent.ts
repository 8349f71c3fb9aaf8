import type { Agent, Decision, Outcome, Turn } from '../environments/agent.ts'

/** A player of a script, with what it was asked and told. */
export interface ScriptedAgent<View, Action> extends Agent<View, Action> {
  readonly turns: readonly Turn<View, Action>[]
  readonly outcomes: readonly Outcome<View>[]
}

/**
 * A player that says what a script says, legal or not, and keeps every turn and outcome that it was shown.
 *
 * @param script its answers in order, the first again after the last; or what it answers to each turn
 */
export function scriptedAgent<View, Action>(
  script:
    | readonly [Action, ...Action[]]
    | ((turn: Turn<View, Action>, number: number) => Decision<Action> | Promise<Decision<Action>>),
  name = 'scripted',
): ScriptedAgent<View, Action> {
  const turns: Turn<View, Action>[] = []
  const outcomes: Outcome<View>[] = []
  return {
    name,
    turns,
    outcomes,
    async decide(turn) {
      const number = turns.push(turn) - 1
      return typeof script === 'function' ? script(turn, number) : { action: script[number % script.length] }
    },
    observe(outcome) {
      outcomes.push(outcome)
    },
  }
}
