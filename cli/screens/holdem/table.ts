import type { Seat } from '../../../environments/game.ts'
import {
  bet,
  bettingRules,
  isLive,
  LETTERS,
  NOBODY,
  openTable,
} from '../../../environments/holdem/betting.ts'
import { handInWords } from '../../../environments/holdem/hand-words.ts'
import type { HoldemView } from '../../../environments/holdem/view.ts'
import { playerName } from '../players.ts'
import type { LyingCard } from '../poker/cards.ts'
import { drawScene } from '../poker/draw.ts'
import type { Scene, SceneStreet } from '../poker/scene.ts'
import type { Seen } from '../seen.ts'
import { shortScore } from '../sentences.ts'
import type { Line, Size } from '../styled.ts'

const STREETS = ['preflop', 'flop', 'turn', 'river'] as const

/** Whether a view is one of a hand of Hold'em: views name their game. */
export const isHoldemView = (view: unknown): view is HoldemView =>
  typeof view === 'object' && view !== null && 'game' in view && view.game === 'limit-holdem'

/**
 * A hand of Hold'em. While it goes on, a player sees the cards that the rules show to it; when it is over, all lie open.
 * @param own whose eyes it is seen with; undefined for those who follow from outside and see all cards
 */
export function holdemLines(seen: Seen, own: Seat | undefined, size: Size): Line[] {
  return drawScene(holdemScene(seen, own), "Limit Hold'em", size)
}

/** @see holdemLines */
function holdemScene(seen: Seen, own: Seat | undefined): Scene {
  const views = seen.views.filter(isHoldemView)
  const near = own ?? 0
  const { table, board, settings } = views[near]
  const { spentBefore, streets, last } = course(seen, views[near], own)
  const over = seen.returns !== undefined
  return {
    near,
    pot: table.pot,
    board: Array.from({ length: 5 }, (_, at): LyingCard => {
      const name = board[at]
      return name === undefined ? 'none' : { name }
    }),
    streets,
    seats: views.map((view, seat) => {
      const live = isLive(table, seat)
      const open = own === undefined || seat === own || over || views[near].shown[seat] !== null
      const mucked = over && own !== undefined && seat !== own && views[near].shown[seat] === null
      const gained = seen.returns?.[seat]
      return {
        name: playerName(seen, seat, own),
        cards: view.hole.map((name): LyingCard => (open ? { name } : 'down')),
        note: !open ? '' : mucked ? 'not shown' : handInWords(view),
        bet: over ? 0 : table.spent[seat] - (spentBefore[seat] ?? 0),
        last: last[seat] ?? '',
        button: seat === settings.seats - 1,
        folded: !live,
        acting: seen.acting === seat,
        score: shortScore(seen, seat),
        ...(gained === undefined ? {} : { gained }),
      }
    }),
  }
}

interface Course {
  /** Chips that each seat had put in before this street. */
  readonly spentBefore: readonly number[]
  readonly streets: readonly SceneStreet[]
  /** What each seat did last on this street. */
  readonly last: readonly (string | undefined)[]
}

/** The hand so far, street by street. */
function course(seen: Seen, { settings, table }: HoldemView, own: Seat | undefined): Course {
  const rules = bettingRules(settings)
  const who = (seat: Seat) => playerName(seen, seat, own)
  let at = openTable(rules)
  let spentBefore: readonly number[] = []
  let last: (string | undefined)[] = []
  const streets = [
    {
      name: STREETS[0] as string,
      said: at.spent.flatMap((blind, seat) =>
        blind > 0 ? [`${who(seat)} ${seat === own ? 'post' : 'posts'} ${blind}`] : [],
      ),
    },
  ]
  let decision = 0
  for (const letter of table.history) {
    const action = LETTERS[letter]
    if (action === undefined) {
      if (table.toAct === NOBODY && at.toAct === NOBODY) continue
      streets.push({ name: STREETS[streets.length], said: [] })
      spentBefore = at.spent
      last = []
      continue
    }
    const said = seen.decisions[decision++]?.said ?? action
    last[at.toAct] = said
    streets.at(-1)?.said.push(`${who(at.toAct)}: ${said}`)
    at = bet(rules, at, action)
  }
  return { spentBefore, streets, last }
}
