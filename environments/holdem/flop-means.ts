import { type Card, HOLDINGS } from './cards.ts'
import { flopEquities } from './equity-tables.ts'
import { flopIndex, flopKinds, holdingMap, SUIT_MAPS } from './flops.ts'

/** By suit map: the holding of the canonical flop that each holding is a renaming of. */
let origins: readonly Uint16Array[] | undefined

function originMaps(): readonly Uint16Array[] {
  origins ??= SUIT_MAPS.map((_, map) => {
    const origin = new Uint16Array(HOLDINGS)
    holdingMap(map).forEach((image, holding) => {
      origin[image] = holding
    })
    return origin
  })
  return origins
}

/**
 * The mean of the equity of holdings against a random one over all flops that the deck can still give. Reads the
 * shipped table of flops: some ten thousand entries a holding.
 *
 * @param holdings by `holdingIndex`
 * @param deck the cards that may come, three or more
 */
export function meanFlopEquities(holdings: readonly number[], deck: readonly Card[]): number[] {
  const { kind, map } = flopKinds()
  const equities = flopEquities()
  const columns = holdings.map((holding) => Uint16Array.from(originMaps(), (origin) => origin[holding]))
  const sums = new Float64Array(holdings.length)
  let flops = 0
  for (let i = 2; i < deck.length; i++)
    for (let j = 1; j < i; j++)
      for (let k = 0; k < j; k++) {
        const flop = flopIndex(deck[i], deck[j], deck[k])
        const row = kind[flop] * HOLDINGS
        for (let h = 0; h < columns.length; h++) sums[h] += equities[row + columns[h][map[flop]]]
        flops++
      }
  return Array.from(sums, (sum) => sum / flops / 65535)
}

/** The equity of a holding against a random one on a flop, from the same table. */
export function flopEquity(holding: number, flop: readonly Card[]): number {
  const { kind, map } = flopKinds()
  const number = flopIndex(flop[0], flop[1], flop[2])
  return flopEquities()[kind[number] * HOLDINGS + originMaps()[map[number]][holding]] / 65535
}
