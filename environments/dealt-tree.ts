import type { Completion, DealtGame } from './dealt-ranges.ts'
import type { DealtSpots } from './dealt-spots.ts'
import type { ChanceOutcome, PublicNode } from './ranges.ts'

/** What is the same in the whole tree of one decision. */
interface Setting<State, Action, View> {
  readonly dealt: DealtGame<State, Action, View>
  readonly spots: DealtSpots<State, Action, View>
  /** The seat that decides. */
  readonly seat: number
  readonly utility: (payoff: number) => number
}

/**
 * The node of the public tree where these states stand: they look the same to the seat that decides.
 * @param states all that may be so; for each hidden state, the chances sum to 1
 */
export function dealtNode<State, Action, View>(
  setting: Setting<State, Action, View>,
  states: readonly Completion<State>[],
): PublicNode<Action> {
  const { dealt, spots, seat } = setting
  const { game, actions: all } = dealt
  const [{ state }] = states
  const acting = game.currentPlayer(state)
  if (acting === undefined) return { kind: 'leaf', value: worth(setting, states) }
  const actions = game.legalActions(state)
  const child = (index: number) =>
    dealtAfter(
      setting,
      states.map((one) => ({ ...one, state: game.apply(one.state, actions[index]) })),
    )
  if (acting === seat) return { kind: 'own', actions, child }
  const slots = actions.map((action) => all.indexOf(action))
  return { kind: 'opponent', spot: spots.at(game.view(state, acting)), slots, child }
}

/** The node after an action: one of chance where the states no longer look the same. */
function dealtAfter<State, Action, View>(
  setting: Setting<State, Action, View>,
  states: readonly Completion<State>[],
): PublicNode<Action> {
  const { game } = setting.dealt
  // What is shown at the end is looked at by nobody who has still to act.
  if (game.currentPlayer(states[0].state) === undefined) return dealtNode(setting, states)
  const groups = Map.groupBy(states, ({ state }) => JSON.stringify(game.view(state, setting.seat)))
  if (groups.size === 1) return dealtNode(setting, states)
  return {
    kind: 'chance',
    exhaustive: true,
    outcomes: Array.from(groups.values(), (group) => outcome(setting, group)),
    still: worth(setting, states),
  }
}

function outcome<State, Action, View>(
  setting: Setting<State, Action, View>,
  group: readonly Completion<State>[],
): ChanceOutcome<Action> {
  const entries = setting.dealt.hidden.length
  // The chance of this outcome, given each hidden state: where that rules it out, none.
  const chances = new Float64Array(entries)
  for (const { hidden, chance } of group) chances[hidden] += chance
  const states = group.map((one) => ({ ...one, chance: one.chance / chances[one.hidden] }))
  return {
    weight: 1,
    whole: () => ({
      root: dealtNode(setting, states),
      entries,
      enter(reach, out) {
        for (let h = 0; h < entries; h++) out[h] = reach[h] * chances[h]
      },
      still: worth(setting, states),
    }),
  }
}

/** The worth of a reach if nobody acts again: where the game is over, what it is worth. */
function worth<State, Action, View>(
  { dealt, seat, utility }: Setting<State, Action, View>,
  states: readonly Completion<State>[],
): (reach: Float64Array) => number {
  const { game, passive } = dealt
  let gains: Float64Array | undefined
  return (reach) => {
    if (gains === undefined) {
      gains = new Float64Array(reach.length)
      for (const { state, hidden, chance } of states) {
        let end = state
        while (game.currentPlayer(end) !== undefined) end = game.apply(end, passive)
        gains[hidden] += chance * utility(game.returns(end)[seat])
      }
    }
    let sum = 0
    for (let h = 0; h < reach.length; h++) sum += reach[h] * gains[h]
    return sum
  }
}
