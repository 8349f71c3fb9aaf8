import type { Seat } from '../../../environments/game.ts'
import type { KuhnView } from '../../../environments/kuhn/view.ts'
import type { LeducView } from '../../../environments/leduc/view.ts'
import type { Drawing } from '../drawing.ts'
import { playerName } from '../players.ts'
import type { Seen } from '../seen.ts'
import { shortScore } from '../sentences.ts'
import type { Line, Size } from '../styled.ts'
import type { LyingCard } from './cards.ts'
import { drawScene } from './draw.ts'
import { replyToCall } from './replies.ts'
import type { SceneStreet } from './scene.ts'

type SmallView = KuhnView | LeducView

const TITLES: Readonly<Record<string, string>> = { kuhn: 'Kuhn poker', leduc: 'Leduc poker' }

/** Whether a view is one of a poker game with a card for each seat: views name their game. */
const isSmallView = (view: unknown): view is SmallView =>
  typeof view === 'object' &&
  view !== null &&
  'game' in view &&
  typeof view.game === 'string' &&
  view.game in TITLES

/** How Kuhn and Leduc poker are drawn; undefined for a view of another game. */
export function smallPokerDrawing(view: unknown): Drawing | undefined {
  if (!isSmallView(view)) return undefined
  return { table: smallPokerLines, truth: { hidden: view.card }, replied: replyToCall }
}

/**
 * A hand of Kuhn or Leduc poker. While it goes on, a player sees its own card alone; when it is over, all lie open.
 * @param own whose eyes it is seen with; undefined for those who follow from outside and see all cards
 */
export function smallPokerLines(seen: Seen, own: Seat | undefined, size: Size): Line[] {
  const views = seen.views.filter(isSmallView)
  const near = own ?? 0
  const view = views[near]
  const over = seen.returns !== undefined
  const scene = {
    near,
    pot: view.table.pot,
    board: view.game === 'leduc' ? [lying(view.board)] : [],
    streets: streetsOf(seen, view, own),
    seats: views.map(({ card, table }, seat) => {
      const open = own === undefined || seat === own || over
      const gained = seen.returns?.[seat]
      const last = seen.decisions.findLast((decision) => decision.seat === seat)
      return {
        name: playerName(seen, seat, own),
        cards: [open ? lying(card) : 'down'] as const,
        note:
          open && over && seat !== own && own !== undefined && view.shown[seat] === null ? 'not shown' : '',
        bet: over ? 0 : table.spent[seat],
        last: last?.said ?? '',
        button: false,
        folded: 'live' in table ? !table.live[seat] : table.folded === seat,
        acting: seen.acting === seat,
        score: shortScore(seen, seat),
        ...(gained === undefined ? {} : { gained }),
      }
    }),
  }
  return drawScene(scene, TITLES[view.game], size)
}

const lying = (name: string | null): LyingCard => (name === null ? 'none' : { name })

/** What was done, by round. */
function streetsOf(seen: Seen, { game, table }: SmallView, own: Seat | undefined): SceneStreet[] {
  let at = 0
  return table.history.split('/').map((letters, round) => ({
    name: game === 'kuhn' ? 'bets' : `round ${round + 1}`,
    said: [...letters].flatMap(() => {
      const decision = seen.decisions[at++]
      return decision === undefined ? [] : [`${playerName(seen, decision.seat, own)}: ${decision.said}`]
    }),
  }))
}
