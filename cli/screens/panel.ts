import type { Seat } from '../../environments/game.ts'
import type { priceOf } from '../../reasoning/language/prices.ts'
import type { Seen } from './seen.ts'

/** How panels are drawn, and for whom. */
export interface PanelOptions {
  /** Whether there are colours: see NO_COLOR. */
  readonly color: boolean
  /** Whose eyes these are: a person at the table, to whom the others' secrets are hidden until the game is over. Absent: one who sees all. */
  readonly viewer?: Seat
  /** What language models cost, by name. */
  readonly prices?: Parameters<typeof priceOf>[1]
}

/** Whether a panel may show what this seat alone knows. */
export const isOpenTo = ({ acting }: Seen, seat: Seat, { viewer }: PanelOptions): boolean =>
  viewer === undefined || viewer === seat || acting === undefined
