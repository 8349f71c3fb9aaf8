import { BadInput } from '../../environments/errors.ts'
import type { Game, Json, Policy, Seat } from '../../environments/game.ts'
import { drawIndex, type Random, randomOf } from '../../environments/random.ts'
import { truthAgainst } from '../../reasoning/truth/against.ts'
import type { Oracle, Truth } from '../../reasoning/truth/truth.ts'
import { drawOpponent } from './opponents.ts'
import type { ExamSheet, Item, Key, Sample, Spot } from './spot.ts'

/** Deals of one spot: no other spot has any of them. */
const DEALS = 100_000

/** Deals, beyond those of the games before, in which a spot against one opponent is looked for. */
const SEARCHED = 500

/** Decisions of one seat in a game that are told apart: any of them is as likely to be taken. */
const DECISIONS = 16

/** Share of the decisions that the player in the examined seat takes at random, so that it comes to all kinds of spots. */
const STRAYING = 0.1

/** Chances below this are left out of a key. */
const NEGLIGIBLE = 1e-6

/** The one-directional reasoner of every game: it plays the seat before the exam, and says what is hard. */
const PLAIN = 'myopic'

/** Draws the question of that number, with its key. It depends on the exam and the number alone. */
export function drawItem<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  sheet: ExamSheet,
  number: number,
): Item {
  const { seed, history } = sheet
  const random = randomOf(seed, 'exam', number)
  const plain = game.population?.find(({ name }) => name === PLAIN)
  const last = (number + 1) * DEALS
  for (let first = number * DEALS; first + history + SEARCHED <= last; first += history + SEARCHED) {
    const { opponent, policy } = drawOpponent(game, number, random)
    const truth = truthAgainst(game, policy)
    if (truth === undefined || plain === undefined)
      throw new BadInput(
        `exam: ${game.name}: it cannot be told how good a decision is against ${policy.name}`,
      )
    const meeting = { game, seed, plain, policy, truth, hard: sampleOf(sheet, number) === 'hard' }
    const found = findSpot(meeting, first + history, seatAt(number, history), random)
    if (found === undefined) continue
    const historyDeals = Array.from({ length: history }, (_, at) => first + at)
    const { view, deal } = found
    const spot: Spot = {
      spot: number,
      sample: sampleOf(sheet, number),
      stage: game.words.stage?.(view) ?? 'any',
      seat: seatAt(number, history),
      view: jsonOf(view),
      history: historyDeals.map((deal, at) => {
        const seat = seatAt(number, at)
        const { end } = played(meeting, deal, seat)
        return { view: jsonOf(game.view(end, seat)), payoff: game.returns(end)[seat] }
      }),
    }
    return { spot, key: keyOf(number, opponent, deal, historyDeals, truth(view, truthRandom(seed, deal))) }
  }
  throw new BadInput(`exam: found no such spot in ${DEALS} deals; take another sample or fewer games before`)
}

/** Seats change from game to game. @param at which game of a spot */
const seatAt = (number: number, at: number): Seat => (number + at) % 2

/** Of both samples, four spots of one, one against each kind of opponent, take turns with four of the other. */
function sampleOf({ sample }: ExamSheet, number: number): Sample {
  if (sample !== 'both') return sample
  return Math.floor(number / 4) % 2 === 0 ? 'play' : 'hard'
}

/** Two who play each other, and what is looked for between them. */
interface Meeting<State, Action, View, Hidden> {
  readonly game: Game<State, Action, View, Hidden>
  readonly seed: number | string
  /** In the examined seat. */
  readonly plain: Policy<View, Action>
  readonly policy: Policy<View, Action>
  readonly truth: Oracle<View>
  readonly hard: boolean
}

/** The first spot in the deals from one on, every decision of the seat as likely as any other. */
function findSpot<State, Action extends Json, View, Hidden>(
  meeting: Meeting<State, Action, View, Hidden>,
  first: number,
  seat: Seat,
  random: Random,
): { readonly view: View; readonly deal: number } | undefined {
  for (let deal = first; deal < first + SEARCHED; deal++) {
    const { decisions } = played(meeting, deal, seat)
    const view = decisions[random.int(DECISIONS)]
    if (view !== undefined && (!meeting.hard || isHard(meeting, view, deal))) return { view, deal }
  }
  return undefined
}

/** The stream that the truth about the spot of a deal is worked out with. */
export const truthRandom = (seed: number | string, deal: number): Random => randomOf(seed, 'truth', deal)

/** The key of a spot from the truth about it. */
export function keyOf(
  spot: number,
  opponent: Key['opponent'],
  deal: number,
  historyDeals: number[],
  { actions, belief }: Truth,
): Key {
  const kept = belief.filter(({ chance }) => chance >= NEGLIGIBLE).map((row) => ({ ...row }))
  return {
    spot,
    opponent,
    deal,
    historyDeals,
    actions: actions.map((row) => ({ ...row })),
    belief: kept,
  }
}

/** Whether the plain reasoner goes wrong here, by more than the error. */
function isHard<State, Action extends Json, View, Hidden>(
  { game, truth, plain, seed }: Meeting<State, Action, View, Hidden>,
  view: View,
  deal: number,
): boolean {
  const { actions } = truth(view, randomOf(seed, 'hard', deal), true)
  const chances = Array.from(plain.distribution(view, game.viewActions(view)))
  const { loss, standardError } = actions[chances.indexOf(Math.max(...chances))]
  return loss > 3 * standardError && loss > 0
}

/** One game of the examined seat: the views at its decisions where there was a choice, and the end. */
function played<State, Action, View, Hidden>(
  { game, seed, plain, policy }: Meeting<State, Action, View, Hidden>,
  deal: number,
  seat: Seat,
): { readonly end: State; readonly decisions: readonly (View | undefined)[] } {
  const random = randomOf(seed, 'exam game', deal)
  const decisions: View[] = []
  let state = game.initialState(randomOf(seed, 'exam deal', deal), deal)
  for (let acts = game.currentPlayer(state); acts !== undefined; acts = game.currentPlayer(state)) {
    const actions = game.legalActions(state)
    const view = game.view(state, acts)
    const strays = acts === seat && random.unit() < STRAYING
    if (acts === seat && actions.length > 1) decisions.push(view)
    const chances = (acts === seat ? plain : policy).distribution(view, actions)
    state = game.apply(state, actions[strays ? random.int(actions.length) : drawIndex(chances, random)])
  }
  return { end: state, decisions }
}

/** As it is in a file. */
const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value))
