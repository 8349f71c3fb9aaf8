import type { Usage } from '../../environments/agent.ts'
import type { Attainable } from '../../environments/attainable.ts'
import { IllegalAction } from '../../environments/errors.ts'
import type { Game, Json } from '../../environments/game.ts'
import type { Fault } from '../../environments/host.ts'
import type { Graded } from '../audit/grade.ts'
import type { RecordedGame } from '../recorded-games.ts'
import { replayed } from '../replay.ts'
import type { Exchange } from './requests.ts'
import { type ShownBelief, shownBelief } from './shown-belief.ts'
import { plain, type ShownOption, shownOptions } from './shown-options.ts'

/** What a decision gave up, where it was graded. */
export interface ShownLoss {
  readonly loss: number
  readonly error: number
  /** The best action, in words. */
  readonly best: string
  readonly against: 'policy' | 'equilibrium'
}

/** A decision as the page shows it. Plain JSON. */
export interface ShownStep {
  readonly seat: number
  readonly stage: string
  /** What the player saw, in words. */
  readonly view: string
  /** What it did, in words. */
  readonly action: string
  readonly forfeit: boolean
  readonly faults: readonly Fault[]
  readonly belief?: ShownBelief
  readonly options: readonly ShownOption[]
  /** What it said of its reasons. */
  readonly passages: readonly (readonly [name: string, text: string])[]
  readonly loss?: ShownLoss
  readonly usage?: Usage
  readonly exchanges: readonly Exchange[]
}

/** A game as the page shows it. Plain JSON. */
export interface ShownGame {
  readonly game: number
  readonly match: number
  readonly deal: number
  readonly seats: readonly string[]
  /** By seat. */
  readonly payoffs: readonly number[]
  readonly steps: readonly ShownStep[]
  /** What each seat saw at the end, in words. */
  readonly end: readonly string[]
  readonly attainable?: Attainable
}

/** What is known of a game besides its record. */
export interface Beside {
  /** What its decisions gave up, by their place in it. */
  readonly losses?: ReadonlyMap<number, Pick<Graded, 'loss' | 'standardError' | 'best' | 'against'>>
  /** The requests behind each of its decisions. */
  readonly exchanges?: readonly (readonly Exchange[])[]
}

/** What of a recorded deliberation is no reason, or is shown in another form. */
const NO_REASON = new Set(['prompt', 'unit', 'model', 'belief', 'actions', 'turns', 'path'])

/**
 * A recorded game, told from the seats of its players.
 * @param seed of the tournament @param where the record is, for messages
 * Throws `BadInput` where the rules do not allow what is recorded.
 */
export function shownGame<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  seed: number | string,
  played: RecordedGame,
  { losses, exchanges }: Beside,
  where: string,
): ShownGame {
  const { words } = game
  const steps: ShownStep[] = []
  const course = replayed(game, seed, played, `${where}: game ${played.game}`)
  let at = course.next()
  for (; !at.done; at = course.next()) {
    const { state, decision } = at.value
    const { seat, action, forfeit, faults, deliberation, usage } = decision
    const view = game.view(state, seat)
    const said = (each: Json) => inWords(game, view, each)
    const belief = shownBelief(deliberation, game, state, seat)
    const lost = losses?.get(steps.length)
    steps.push({
      seat,
      stage: words.stage?.(view) ?? '',
      view: words.view(view),
      action: said(action),
      forfeit,
      faults,
      ...(belief === undefined ? {} : { belief }),
      options: shownOptions(deliberation, said),
      passages: passagesIn(deliberation),
      ...(lost === undefined
        ? {}
        : {
            loss: {
              loss: lost.loss,
              error: lost.standardError,
              best: said(lost.best),
              against: lost.against,
            },
          }),
      ...(usage === undefined ? {} : { usage }),
      exchanges: exchanges?.[steps.length] ?? [],
    })
  }
  const end = at.value
  const attainable = game.attainable?.(end)
  return {
    game: played.game,
    match: played.match,
    deal: played.deal,
    seats: played.seats,
    payoffs: played.seats.map((name) => played.payoffs[name]),
    steps,
    end: played.seats.map((_, seat) => words.view(game.view(end, seat))),
    ...(attainable === undefined ? {} : { attainable }),
  }
}

function inWords<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  view: View,
  action: Json,
): string {
  try {
    return game.words.action(view, game.readAction(view, action))
  } catch (error) {
    // What a deliberation calls an action may be none of the game's.
    if (!(error instanceof IllegalAction)) throw error
    return plain(action)
  }
}

/** The texts of a deliberation, by the names of the fields that they stand in. */
function passagesIn(part: Json | undefined, name = ''): [string, string][] {
  if (typeof part === 'string') return part === '' ? [] : [[name, part]]
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([field, inner]) =>
    NO_REASON.has(field) ? [] : passagesIn(inner, name === '' ? field : `${name} ${field}`),
  )
}
