import type { Json } from '../../../environments/game.ts'
import type { HumanTurn } from '../audience.ts'
import type { Menu } from '../choices.ts'
import type { OfferDraft } from './offer-builder.ts'

/** A turn of the person's with what may be chosen in it. */
export interface Choosing {
  readonly turn: HumanTurn
  readonly menu: Menu
}

/** What the person is about. */
export type Phase =
  /** A game is about to begin. */
  | { readonly kind: 'dealing' }
  /** Others act. `since`: on the clock of `performance.now`, ms */
  | { readonly kind: 'watching'; readonly since: number }
  | (Choosing & { readonly kind: 'choosing' })
  /** An offer is built. */
  | (Choosing & { readonly kind: 'offering'; readonly draft: OfferDraft })
  /** Words to go with an action are typed. `said`: the action in words */
  | (Choosing & {
      readonly kind: 'saying'
      readonly action: Json
      readonly said: string
      readonly words: string
    })
  /** BIDDER works out a hint or a grade. */
  | { readonly kind: 'reckoning'; readonly since: number }
  /** The game is over and looked back on. `at`: which position is shown; `mind`: counts through the minds of the others */
  | { readonly kind: 'over'; readonly proceed: () => void; readonly at: number; readonly mind: number }

/** One of the phases. */
export type PhaseOf<Kind extends Phase['kind']> = Extract<Phase, { kind: Kind }>
