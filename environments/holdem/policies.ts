import { z } from 'zod'
import type { HousePolicy, Policy } from '../game.ts'
import { checkedSettings } from '../settings.ts'
import { type Action, isLive } from './betting.ts'
import { card, holdingIndex } from './cards.ts'
import { ruleWish } from './rule-v1.ts'
import { strengths } from './strength.ts'
import type { HoldemView } from './view.ts'

type HoldemPolicy = Policy<HoldemView, Action>

/** Equity of the seat's own holding against one random holding. */
export function ownEquity(view: HoldemView): number {
  return strengths(view.board.map(card))[holdingIndex(card(view.hole[0]), card(view.hole[1]))]
}

/** A policy that always knows which action it wants: raise, else call; a fold with nothing to call is a check. */
function decided(name: string, wish: (view: HoldemView) => Action): HoldemPolicy {
  return {
    name,
    distribution(view, actions) {
      const wanted = wish(view)
      const free = view.table.toCall === 0
      const action =
        (wanted === 'raise' && !actions.includes('raise')) || (wanted === 'fold' && free) ? 'call' : wanted
      return actions.map((legal) => (legal === action ? 1 : 0))
    },
  }
}

const UNIFORM = [[], [1], [1 / 2, 1 / 2], [1 / 3, 1 / 3, 1 / 3]]

const random: HoldemPolicy = { name: 'random', distribution: (_, actions) => UNIFORM[actions.length] }

/** RLCard's rule bot made legal: what it may not do becomes the nearest that it may. */
function ruleAction(view: HoldemView): Action {
  const wish = ruleWish(card(view.hole[0]), card(view.hole[1]), view.board.map(card))
  if (wish === 'check') return view.table.toCall === 0 ? 'call' : 'fold'
  return wish
}

/** One direction only: its own hand against a random hand, and the pot odds; no belief, no look ahead. */
function myopicAction(view: HoldemView): Action {
  const { table, seat } = view
  const opponents = table.spent.filter((_, other) => other !== seat && isLive(table, other)).length
  const equity = ownEquity(view) ** opponents
  if (equity > 1 / (opponents + 1)) return 'raise'
  return equity * (table.pot + table.toCall) >= table.toCall ? 'call' : 'fold'
}

const none = z.strictObject({})
const share = z.coerce.number().min(0).max(1)
const thresholds = z.strictObject({
  raise: share.default(0.6).describe('raises above this equity against a random hand'),
  call: share.default(0.4).describe('calls above this equity, folds at or below it'),
})

function plain(policy: HoldemPolicy, summary: string): HousePolicy<HoldemView, Action> {
  return {
    name: policy.name,
    summary,
    schema: none,
    create(options = {}) {
      checkedSettings(policy.name, none, options)
      return policy
    },
  }
}

/** The house players of Limit Hold'em. */
export const housePolicies: readonly HousePolicy<HoldemView, Action>[] = [
  plain(random, 'any legal action, all equally likely'),
  plain(
    decided('call', () => 'call'),
    'always checks or calls',
  ),
  plain(
    decided('raise', () => 'raise'),
    'always bets or raises while it may, else calls',
  ),
  plain(
    decided('fold', () => 'fold'),
    'folds to any bet',
  ),
  plain(
    decided('rule-v1', ruleAction),
    "RLCard's limitholdem-rule-v1: plays its cards by rule, blind to the betting",
  ),
  plain(
    decided('myopic', myopicAction),
    'its own hand against a random hand and the pot odds: no belief, no look ahead',
  ),
  {
    name: 'threshold',
    summary: 'raises and calls above fixed equities against a random hand',
    schema: thresholds,
    create(options = {}) {
      const { raise, call } = checkedSettings('threshold', thresholds, options)
      return decided('threshold', (view) => {
        const equity = ownEquity(view)
        return equity > raise ? 'raise' : equity > call ? 'call' : 'fold'
      })
    },
  },
]
