import type { Json, Seat } from '../../environments/game.ts'
import type { HumanTurn } from './audience.ts'
import type { Menu } from './choices.ts'
import type { Mind } from './mind/mind.ts'
import type { PanelOptions } from './panel.ts'
import type { Seen } from './seen.ts'
import type { RankedSection } from './stack.ts'
import type { Line, Size } from './styled.ts'

/** What a seat really holds, by the names that beliefs over it use. */
export interface Truth {
  readonly hidden: string
  /** The class of it, where beliefs are shown by class. */
  readonly hiddenClass?: string
}

/** What a game adds to the screens, from one of its views on. What it leaves out is told in the game's own words. */
export interface Drawing {
  /**
   * The table.
   * @param own whose eyes it is seen with; undefined for those who follow from outside
   */
  table(seen: Seen, own: Seat | undefined, size: Size, options: PanelOptions): Line[]
  /** What the seat of the view holds. */
  readonly truth: Truth | undefined
  /** What a person may choose among, where that is more than a list of the actions. */
  menu?(actions: HumanTurn['actions']): Menu
  /** An action of the seat in few words. */
  said?(action: Json): string
  /** What the other would say to an action, in fewer words; undefined where the word itself will do. */
  replied?(mind: Mind, action: Json, reply: string): string | undefined
  /** What is believed of what the other holds, in a form of the game's own; undefined where there is no room for it. */
  held?(mind: Mind, columns: number, rows: number): readonly RankedSection[] | undefined
}
