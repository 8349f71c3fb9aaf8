/**
 * A game of one's own: liar's dice for two, one die each. Seats name in turn how many of the two dice show a face, each
 * more than the last (a higher number, or the same of a higher face), until one says `liar`. Then the dice are shown, and
 * the last bid wins if at least so many show its face; the highest face counts as any. The winner gets 1 point.
 *
 * `bidder solve examples/liars-dice.ts`, `bidder tournament --game examples/liars-dice.ts --agents bidder,cautious`
 */
import { z } from 'zod'
// In a project of your own: from 'bidder/environments'.
import {
  type BayesianFamily,
  type BayesianGame,
  type BayesianView,
  bayesianGame,
  checkedSettings,
  type Policy,
  playout,
  randomOf,
} from '../environments/index.ts'

/** `2x3`: two dice show a 3. */
export type Action = `${number}x${number}` | 'liar'

/** What a seat sees: its die, what was said, and at the end both dice. */
export type View = BayesianView<Action, number>

const schema = z.strictObject({
  faces: z.coerce.number().int().min(2).max(6).default(3).describe('of each die'),
})

/** Makes the game. Throws `BadInput` for a setting that is unknown or out of range. */
export function liarsDice(given: Record<string, unknown> = {}): BayesianGame<Action, number> {
  const { faces } = checkedSettings('liars-dice', schema, given)
  const die = Array.from({ length: faces }, (_, i) => i + 1)
  const bids = [1, 2].flatMap((number) => die.map((face): Action => `${number}x${face}`))

  return bayesianGame<Action, number>({
    name: 'liars-dice',
    seats: 2,
    unit: 'points/game',
    zeroSum: true,
    settings: { faces },
    deals: die.flatMap((one) => die.map((other) => [one, other])),
    turn: (said) => (said.at(-1) === 'liar' ? undefined : said.length % 2),
    actions(said) {
      const last = said.at(-1)
      return last === undefined ? bids : ['liar', ...bids.slice(bids.indexOf(last) + 1)]
    },
    returns(dice, said) {
      const { number, face } = bidOf(said.at(-2))
      const holds = dice.filter((shown) => shown === face || shown === faces).length >= number
      const bidder = said.length % 2
      return [0, 1].map((seat) => (holds === (seat === bidder) ? 1 : -1))
    },
    words: {
      rules: `Liar's dice for two, one die of ${faces} faces each; ${faces} counts as any face. 2x1 bids that two dice show a 1. Who is called a liar wins if the last bid holds.`,
      secret: (shown) => `a die that shows ${shown}`,
      action: (action) => (action === 'liar' ? 'say liar' : `bid ${action}`),
    },
    population: [cautious(faces)],
  })
}

function bidOf(action: Action = '0x0'): { number: number; face: number } {
  const [number, face] = action.split('x').map(Number)
  return { number, face }
}

/** Calls two of a face that it does not hold a lie, and else bids as little as it may. */
function cautious(faces: number): Policy<View, Action> {
  return {
    name: 'cautious',
    distribution({ dealt, history }, actions) {
      const { number, face } = bidOf(history.at(-1))
      const doubts = actions.length === 1 || (number === 2 && dealt !== face && dealt !== faces)
      const choice = actions.findIndex((action) => (action === 'liar') === doubts)
      return actions.map((_, i) => (i === choice ? 1 : 0))
    },
  }
}

const family: BayesianFamily<Action, number> = {
  name: 'liars-dice',
  summary: "liar's dice for two, one die each",
  seats: [2, 2],
  unit: 'points/game',
  schema,
  create: liarsDice,
}
export default family

// Run by itself, it plays one game.
if (import.meta.main) {
  const game = liarsDice()
  const policies = game.population ?? []
  const end = playout(
    game,
    game.initialState(randomOf(1, 'deal')),
    [policies[0], policies[0]],
    randomOf(1, 'play'),
  )
  console.log(game.words.view(game.view(end, 0)), game.returns(end))
}
