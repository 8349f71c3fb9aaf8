import type { Ledger, PairingSums, UnitKind } from '../statistics/ledger.ts'
import { ridge } from './ridge.ts'

/** Into how many parts units are split: the coefficients of each are fitted on the others. */
const FOLDS = 10
/** How many deals the usual coefficients are worth beside those that are played. */
const USUAL_WORTH = 10

/**
 * Payoffs with the luck taken off. Coefficients are fitted on other units than those that they correct
 * (cross-fitting), so that the correction keeps an expectation of exactly zero.
 *
 * @param totals payoffs by deal
 * @param luck by term, then by deal
 * @param usual the coefficients that fits start from
 * @param unitOfDeal the independent unit of a deal, from 0
 */
export function corrected(
  totals: Float64Array,
  luck: readonly Float64Array[],
  usual: readonly number[],
  unitOfDeal: (deal: number) => number,
): Float64Array {
  const deals = Array.from(totals.keys())
  const folds = Math.min(FOLDS, 1 + unitOfDeal(totals.length - 1))
  const foldOf = (deal: number) => unitOfDeal(deal) % folds
  const result = totals.slice()
  for (let fold = 0; fold < folds; fold++) {
    const others = deals.filter((deal) => foldOf(deal) !== fold)
    const pick = (figures: Float64Array) => Float64Array.from(others, (deal) => figures[deal])
    const coefficients = ridge(luck.map(pick), pick(totals), usual, USUAL_WORTH)
    for (const deal of deals)
      if (foldOf(deal) === fold)
        for (const [k, coefficient] of coefficients.entries()) result[deal] -= coefficient * luck[k][deal]
  }
  return result
}

/** The payoffs of a place by deal with the luck taken off. */
export function correctedTotals(
  ledger: Ledger,
  pairing: PairingSums,
  place: number,
  unit: UnitKind,
): Float64Array {
  const usual = ledger.luckTerms.map((term) => term.usual)
  return corrected(pairing.totals[place], pairing.luck[place], usual, (deal) => ledger.unitOfDeal(deal, unit))
}

/** How corrected figures were made, for a reader. */
export function correctionMethod({ luckTerms }: Ledger): string {
  const names = luckTerms.map(({ name }) => name).join(', ')
  return `control variates of zero expectation (${names}), coefficients cross-fitted`
}
