import { z } from 'zod'
import type { HousePolicy, Policy } from '../game.ts'
import { once } from '../once.ts'
import { plain } from '../plain-player.ts'
import { checkedSettings } from '../settings.ts'
import type { Action } from './betting.ts'
import { card, holdingIndex } from './cards.ts'
import {
  type Choice,
  callChoice,
  foldChoice,
  myopicChoice,
  raiseChoice,
  ruleChoice,
  type Spot,
  thresholdChoice,
} from './choices.ts'
import { strengths } from './strength.ts'
import type { HoldemView } from './view.ts'

type HoldemPolicy = Policy<HoldemView, Action>

/** The certainty of each of one to three actions. */
const CERTAIN: readonly (readonly (readonly number[])[])[] = [[], [[1]], certainties(2), certainties(3)]

function certainties(size: number): number[][] {
  return Array.from({ length: size }, (_, sure) =>
    Array.from({ length: size }, (_, i) => (i === sure ? 1 : 0)),
  )
}

/** What a house player looks at besides cards, where the seat of the view is to act. */
function spotOfView(view: HoldemView, actions: readonly Action[]): Spot {
  const { street, toCall, pot, raises } = view.table
  const canFold = actions.includes('fold')
  const canRaise = actions.includes('raise')
  return { street, toCall, pot, raises, canFold, canRaise }
}

const choices = new WeakMap<object, Choice>()

/** What a house player goes by, for those that never mix. */
export const choiceOf = (policy: object): Choice | undefined => choices.get(policy)

function decided(choice: Choice, traits: Pick<HoldemPolicy, 'blind'> = {}): HoldemPolicy {
  const policy: HoldemPolicy = {
    ...traits,
    name: choice.name,
    distribution(view, actions) {
      const holding = holdingIndex(card(view.hole[0]), card(view.hole[1]))
      const board = view.board.map(card)
      const equity = choice.weighs ? strengths(board)[holding] : 0
      const spot = spotOfView(view, actions)
      const action = choice.choose(spot, board, holding, equity, opponentsOf(view))
      return CERTAIN[actions.length][actions.indexOf(action)]
    },
  }
  choices.set(policy, choice)
  return policy
}

/** One that looks at no card. */
const blind = (choice: Choice): HoldemPolicy => decided(choice, { blind: true })

/** How many other seats have not folded. */
function opponentsOf({ table }: HoldemView): number {
  let others = -1
  for (let live = table.live; live !== 0; live &= live - 1) others++
  return others
}

const UNIFORM = [[], [1], [1 / 2, 1 / 2], [1 / 3, 1 / 3, 1 / 3]]

const random: HoldemPolicy = {
  name: 'random',
  blind: true,
  distribution: (_, actions) => UNIFORM[actions.length],
}

const share = () => z.coerce.number().min(0).max(1)
const thresholds = once(() =>
  z.strictObject({
    raise: share().default(0.6).describe('raises above this equity against a random hand'),
    call: share().default(0.4).describe('calls above this equity, folds at or below it'),
  }),
)

/** The house players of Limit Hold'em. */
export const housePolicies: readonly HousePolicy<HoldemView, Action>[] = [
  plain(random, 'any legal action, all equally likely'),
  plain(blind(callChoice), 'always checks or calls'),
  plain(blind(raiseChoice), 'always bets or raises while it may, else calls'),
  plain(blind(foldChoice), 'folds to any bet'),
  plain(
    decided(ruleChoice),
    "RLCard's limitholdem-rule-v1: plays its cards by rule, blind to the size of bets and pot",
  ),
  plain(
    decided(myopicChoice),
    'its own hand against random hands and the pot odds: no belief, no look ahead',
  ),
  {
    name: 'threshold',
    summary: 'raises and calls above fixed equities against a random hand',
    get schema() {
      return thresholds()
    },
    create(options = {}) {
      const { raise, call } = checkedSettings('threshold', thresholds(), options)
      return decided(thresholdChoice(raise, call))
    },
  },
]
