import { type Price, readPrices } from '../reasoning/language/prices.ts'
import { parseJson, readText } from './input.ts'

/** The prices in the file of `--prices`, where one is named. Throws `BadInput` saying what is wrong with it. */
export function pricesIn(file: string | undefined): { readonly prices?: ReadonlyMap<string, Price> } {
  return file === undefined
    ? {}
    : { prices: readPrices('prices', parseJson('--prices', readText('--prices', file))) }
}
