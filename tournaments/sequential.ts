import { FEWEST } from './statistics/confidence-sequence.ts'
import type { Ledger } from './statistics/ledger.ts'
import { type Entrants, pairingResults } from './statistics/standings.ts'

/** How a run that stops by itself ended. */
export interface Sequential {
  /** The width that was asked for, in the game's unit. */
  readonly untilWidth: number
  /** The widest interval of a pairing's mean; null while there are too few units for one. */
  readonly width: number | null
  /** Whether it is narrow enough; if not, all deals that were allowed are played. */
  readonly reached: boolean
  readonly method: string
}

/** Where a run stands that stops when every interval is narrow enough. @param ledger the books up to now */
export function sequentialStand(ledger: Ledger, entrants: Entrants, untilWidth: number): Sequential {
  const intervals = pairingResults(ledger, entrants).flatMap(({ ci95 }) => Object.values(ci95))
  const widths = intervals.map((ci95) => (ci95 === null ? Number.POSITIVE_INFINITY : ci95[1] - ci95[0]))
  const width = Math.max(...widths)
  return {
    untilWidth,
    width: Number.isFinite(width) ? width : null,
    reached: width <= untilWidth,
    method: `asymptotic confidence sequence (Waudby-Smith et al. 2024), looked at after every run of deals from ${FEWEST} units on`,
  }
}
