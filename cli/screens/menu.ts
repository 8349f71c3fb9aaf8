import type { Bet } from '../../environments/blind-policies.ts'
import type { Json } from '../../environments/game.ts'
import type { HumanTurn } from './audience.ts'
import { type Choice, lettered, type Menu } from './choices.ts'
import { drawingOf } from './drawings.ts'

/** What the person to act may choose among. A game whose actions are too many to be listed says how one is built. */
export function menuOf({ view, actions }: Pick<HumanTurn, 'view' | 'actions'>): Menu {
  const listed = () => (actions.every(({ action }) => isBet(action)) ? bets(actions) : lettered(actions))
  return drawingOf(view)?.menu?.(actions) ?? { choices: listed(), talk: false }
}

const BETS: Readonly<Record<Bet, { readonly key: string; readonly why: string }>> = {
  fold: { key: 'f', why: 'there is no bet to fold to, and to check costs nothing' },
  call: { key: 'c', why: 'there is nothing to call' },
  raise: { key: 'r', why: 'no further raise is allowed here' },
}

const isBet = (action: Json): action is Bet => typeof action === 'string' && action in BETS

/** What can be done in a game of bets, always in one order and by the same keys. */
function bets(actions: HumanTurn['actions']): Choice[] {
  return Object.entries(BETS).map(([bet, { key, why }]) => {
    const legal = actions.find(({ action }) => action === bet)
    return legal === undefined ? { key, said: bet, why } : { key, ...legal }
  })
}

/** The action with words to it; as it is where there are none. */
export function withWords(action: Json, utterance: string): Json {
  return utterance === '' || typeof action !== 'object' || action === null || Array.isArray(action)
    ? action
    : { ...action, utterance }
}
