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
  BadInput,
  checkedSettings,
  type Game,
  type GameFamily,
  IllegalAction,
  type PastDecision,
  type Policy,
  playout,
  randomOf,
} from '../environments/index.ts'

/** `2x3`: two dice show a 3. */
export type Action = `${number}x${number}` | 'liar'

interface State {
  readonly dice: readonly [number, number]
  readonly said: readonly Action[]
}

export interface View {
  readonly faces: number
  readonly seat: number
  readonly die: number
  readonly said: readonly Action[]
  /** The other die, once it is shown. */
  readonly shown: number | null
}

const schema = z.strictObject({
  faces: z.coerce.number().int().min(2).max(6).default(3).describe('of each die'),
})

const over = (said: readonly Action[]) => said.at(-1) === 'liar'
const turn = (said: readonly Action[]) => said.length % 2

/** Makes the game. Throws `BadInput` for a setting that is unknown or out of range. */
export function liarsDice(given: Record<string, unknown> = {}): Game<State, Action, View, number> {
  const { faces } = checkedSettings('liars-dice', schema, given)
  const dice = Array.from({ length: faces }, (_, i) => i + 1)
  const bids = [1, 2].flatMap((number) => dice.map((face): Action => `${number}x${face}`))
  const deals = dice.flatMap((one) => dice.map((other): State => ({ dice: [one, other], said: [] })))

  function legal(said: readonly Action[]): Action[] {
    if (over(said)) return []
    const last = said.at(-1)
    return last === undefined ? [...bids] : ['liar', ...bids.slice(bids.indexOf(last) + 1)]
  }
  function chosen(actions: readonly Action[], json: unknown): Action {
    const action = actions.find((known) => known === json)
    if (action === undefined) throw new IllegalAction(json, actions)
    return action
  }
  const viewOf = ({ dice, said }: State, seat: number): View => ({
    faces,
    seat,
    die: dice[seat],
    said,
    shown: over(said) ? dice[1 - seat] : null,
  })
  const complete = ({ seat, die, said }: View, other: number): State => ({
    dice: seat === 0 ? [die, other] : [other, die],
    said,
  })
  const viewActions = ({ seat, said }: View) => (turn(said) === seat ? legal(said) : [])
  const hiddenStates = ({ shown }: View) => (shown === null ? dice : [shown])

  return {
    name: 'liars-dice',
    seats: 2,
    unit: 'points/game',
    zeroSum: true,
    settings: { faces },
    initialState: (random) => deals[random.int(deals.length)],
    initialStates: () => deals.map((state) => ({ state, chance: 1 / deals.length })),
    currentPlayer: ({ said }) => (over(said) ? undefined : turn(said)),
    legalActions: ({ said }) => legal(said),
    apply: (state, action) => ({ ...state, said: [...state.said, chosen(legal(state.said), action)] }),
    returns({ dice, said }) {
      if (!over(said)) throw new RangeError('nobody has been called a liar yet')
      const bidder = turn(said)
      const [number, face] = (said.at(-2) ?? '').split('x').map(Number)
      const holds = dice.filter((die) => die === face || die === faces).length >= number
      return [0, 1].map((seat) => (holds === (seat === bidder) ? 1 : -1))
    },
    view: viewOf,
    viewActions,
    readAction: (view, json) => chosen(viewActions(view), json),
    hiddenStates,
    sampleHidden(view, random) {
      const possible = hiddenStates(view)
      return possible[random.int(possible.length)]
    },
    complete,
    past(view, hidden) {
      const { dice } = complete(view, hidden)
      const decided: PastDecision<View, Action>[] = view.said.map((action, i) => {
        const seen = viewOf({ dice, said: view.said.slice(0, i) }, i % 2)
        return { seat: i % 2, view: seen, actions: viewActions(seen), action }
      })
      return decided.filter(({ seat }) => seat !== view.seat)
    },
    readView(json) {
      const die = z.number().int().min(1).max(faces)
      const form = z.strictObject({
        faces: z.literal(faces),
        seat: z.literal([0, 1]),
        die,
        said: z.array(z.string()),
        shown: die.nullable(),
      })
      const read = form.safeParse(json)
      if (!read.success) throw new BadInput(`view: ${z.prettifyError(read.error)}`)
      const said: Action[] = []
      for (const action of read.data.said) said.push(chosen(legal(said), action))
      return { ...read.data, said }
    },
    words: {
      view: ({ faces, seat, die, said, shown }) =>
        [
          `Liar's dice for two, one die of ${faces} faces each; ${faces} counts as any face.`,
          `You are seat ${seat} and rolled ${die}.`,
          `Said so far: ${said.map((action, i) => `seat ${i % 2} ${action}`).join(', ') || 'nothing'}.`,
          shown === null ? 'The other die is hidden.' : `The other die shows ${shown}.`,
        ].join('\n'),
      action: (_, action) => (action === 'liar' ? 'say liar' : `bid ${action}: number x face`),
    },
    population: [cautious],
  }
}

/** Calls two of a face it does not hold a lie, and else bids as little as it may. */
const cautious: Policy<View, Action> = {
  name: 'cautious',
  distribution({ faces, die, said }, actions) {
    const [number, face] = (said.at(-1) ?? '0x0').split('x').map(Number)
    const doubts = actions.length === 1 || (number === 2 && die !== face && die !== faces)
    const choice = actions.findIndex((action) => (action === 'liar') === doubts)
    return actions.map((_, i) => (i === choice ? 1 : 0))
  },
}

const family: GameFamily<State, Action, View, number> = {
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
  const end = playout(game, game.initialState(randomOf(1, 'deal')), [cautious, cautious], randomOf(1, 'play'))
  console.log(game.words.view(game.view(end, 0)), game.returns(end))
}
