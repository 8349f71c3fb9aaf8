import { type BayesianView, bayesianView, type Course, readBayesianView } from './bayesian-view.ts'
import { bayesianWords, type Wording } from './bayesian-words.ts'
import { type Deal, Deals, type Secret } from './deals.ts'
import { IllegalAction } from './errors.ts'
import type { Game, GameFamily, Policy, Seat } from './game.ts'
import { listedAction } from './listed-action.ts'

/** The rules of a Bayesian game: what `bayesianGame` makes a whole game of. Every function is pure. */
export interface BayesianRules<Action extends string, Held extends Secret> {
  /** The name that commands and records use. */
  readonly name: string
  /** How many seats this table has. */
  readonly seats: number
  /** The unit of `returns`, as people write it: `chips/hand`. */
  readonly unit: string
  /** Whether the returns of every finished game sum to zero. */
  readonly zeroSum: boolean
  /** What was chosen where the rules leave a choice: plain JSON, recorded with every result. */
  readonly settings?: BayesianGame<Action, Held>['settings']
  /**
   * Every way to deal: what each seat is dealt, by seat, and after that what lies on the table and may be turned later.
   */
  readonly deals: readonly Deal<Held>[]
  /** The chance of each deal, in their order, summing to 1; without them all are equally likely. */
  readonly chances?: readonly number[]
  /** Who acts after these actions; undefined when the game is over. */
  turn(history: readonly Action[]): Seat | undefined
  /** What the seat to act may do after these actions, a word each, the mildest first. Asked only where somebody acts. */
  actions(history: readonly Action[]): readonly Action[]
  /** What each seat has gained, in `unit`. Asked only when the game is over. */
  returns(deal: Deal<Held>, history: readonly Action[]): readonly number[]
  /** What lies open after these actions, by its place in the deal. Without it, all when the game is over, and nothing before. */
  open?(history: readonly Action[]): readonly boolean[]
  /** How the game is told to people and language models. */
  readonly words: Wording<Action, Held>
  /** Policies that other players may follow: opponents that a reasoner expects, and house players. */
  readonly population?: readonly Policy<BayesianView<Action, Held>, Action>[]
}

/** Everything that is so in a Bayesian game. */
export interface BayesianState<Action, Held> {
  readonly deal: Deal<Held>
  /** Everything that was done, first to last. */
  readonly history: readonly Action[]
}

/** A game that `bayesianGame` makes. What a view leaves open is the deal: each that may be so is a hidden state. */
export type BayesianGame<Action, Held> = Game<
  BayesianState<Action, Held>,
  Action,
  BayesianView<Action, Held>,
  Deal<Held>
>

/** Such a game with its settings still open. */
export type BayesianFamily<Action, Held> = GameFamily<
  BayesianState<Action, Held>,
  Action,
  BayesianView<Action, Held>,
  Deal<Held>
>

/**
 * The game of these rules: chance deals a secret to each seat, and everything that is done afterwards is seen by all (a
 * Bayesian extensive game with observable actions: Osborne and Rubinstein, A Course in Game Theory, 1994, section 12.3).
 * What a seat sees, what it cannot know and how likely that is, what others saw when they acted, and the reading of views
 * and actions from outside all follow from the rules. Another game is written as a `Game`.
 *
 * Throws `BadInput` for deals, or chances of them, that are none.
 */
export function bayesianGame<Action extends string, Held extends Secret>(
  rules: BayesianRules<Action, Held>,
): BayesianGame<Action, Held> {
  const { name, seats, unit, zeroSum, settings = {}, population } = rules
  const deals = new Deals(name, seats, rules.deals, rules.chances)
  const course = courseOf(rules, deals.places)
  const { turn, legal } = course
  const view = (deal: Deal<Held>, history: readonly Action[], seat: Seat) =>
    bayesianView(course, deal, history, seat)
  const viewActions = ({ seat, history }: BayesianView<Action, Held>) =>
    turn(history) === seat ? legal(history) : []

  return {
    name,
    seats,
    unit,
    zeroSum,
    settings,
    initialState: (random) => ({ deal: deals.draw(deals.all, random), history: [] }),
    initialStates: () => deals.all.map(({ deal, chance }) => ({ state: { deal, history: [] }, chance })),
    currentPlayer: ({ history }) => turn(history),
    legalActions: ({ history }) => legal(history),
    apply({ deal, history }, action) {
      const actions = legal(history)
      if (!actions.includes(action)) throw new IllegalAction(action, actions)
      return { deal, history: [...history, action] }
    },
    returns({ deal, history }) {
      if (turn(history) !== undefined) throw new RangeError('the game is not over: it has no returns yet')
      return rules.returns(deal, history)
    },
    view: ({ deal, history }, seat) => view(deal, history, seat),
    viewActions,
    readAction: (seen, json) => listedAction(viewActions(seen), json),
    hiddenStates: (seen) => deals.agreeing(seen).map(({ deal }) => deal),
    sampleHidden: (seen, random) => deals.draw(deals.agreeing(seen), random),
    complete: ({ history }, deal) => ({ deal, history }),
    readView: (json) => readBayesianView(course, seats, deals, json),
    words: bayesianWords(course, seats, rules.words),
    past: ({ seat: own, history }, deal) =>
      history.flatMap((action, at) => {
        const before = history.slice(0, at)
        const seat = turn(before)
        if (seat === undefined || seat === own) return []
        return [{ seat, view: view(deal, before, seat), actions: legal(before), action }]
      }),
    ...(population === undefined ? {} : { population }),
  }
}

/** How a game of these rules goes on. @param places how many secrets are dealt */
function courseOf<Action extends string, Held extends Secret>(
  rules: BayesianRules<Action, Held>,
  places: number,
): Course<Action> {
  const turn = (history: readonly Action[]) => rules.turn(history)
  return {
    turn,
    legal: (history) => (turn(history) === undefined ? [] : rules.actions(history)),
    open: (history) => rules.open?.(history) ?? Array<boolean>(places).fill(turn(history) === undefined),
  }
}
