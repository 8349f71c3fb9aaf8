import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { HAND_CLASSES, HIGH, HOLDINGS, LOW } from './cards.ts'
import { CANONICAL_FLOPS, equivalentHoldings, flopKinds } from './flops.ts'

/**
 * The shipped tables of equities against a random holding, written by `tables/generate.ts`.
 *
 * `flop.bin.gz`: for every canonical flop in order, one number for every first holding of an equivalence class
 * that does not touch the flop, in order: 65535 times the equity, rounded. All low bytes come first, then all
 * high bytes, since these compress apart from each other.
 * `preflop.json`: the equity of each of the 169 starting-hand classes.
 */
export const TABLES = {
  flop: new URL('tables/flop.bin.gz', import.meta.url),
  preflop: new URL('tables/preflop.json', import.meta.url),
}

let flops: Uint16Array | undefined

/** 65535 times the equity by [canonical flop * 1326 + holding], blocked holdings 0; read at the first call. */
export function flopEquities(): Uint16Array {
  if (flops === undefined) {
    const { gunzipSync } = process.getBuiltinModule('node:zlib')
    flops = unpackFlops(gunzipSync(readFileSync(TABLES.flop)))
  }
  return flops
}

/** The bytes of the flop table before compression. @param equities as `flopEquities` gives them */
export function packFlops(equities: Uint16Array): Uint8Array {
  const values: number[] = []
  eachEntry((at, first) => {
    if (at === first) values.push(equities[at])
  })
  return Uint8Array.from([...values.map((value) => value & 255), ...values.map((value) => value >> 8)])
}

function unpackFlops(bytes: Uint8Array): Uint16Array {
  const count = bytes.length / 2
  const equities = new Uint16Array(CANONICAL_FLOPS * HOLDINGS)
  let next = 0
  eachEntry((at, first) => {
    if (at !== first) equities[at] = equities[first]
    else {
      equities[at] = bytes[next] | (bytes[count + next] << 8)
      next++
    }
  })
  if (next !== count) throw new RangeError(`the flop table has ${count} entries where ${next} belong`)
  return equities
}

/** Visits each live holding of each canonical flop, with the place of the first that it is equivalent to. */
function eachEntry(visit: (at: number, first: number) => void): void {
  flopKinds().canonical.forEach((flop, number) => {
    const [a, b, c] = flop
    const first = equivalentHoldings(flop)
    const row = number * HOLDINGS
    for (let h = 0; h < HOLDINGS; h++) {
      const low = LOW[h]
      const high = HIGH[h]
      if (low === a || low === b || low === c || high === a || high === b || high === c) continue
      visit(row + h, row + first[h])
    }
  })
}

let preflop: readonly number[] | undefined

/** The equity of each starting-hand class, by `HAND_CLASS`; read at the first call. */
export function preflopEquities(): readonly number[] {
  if (preflop === undefined)
    preflop = z
      .array(z.number())
      .length(HAND_CLASSES)
      .parse(JSON.parse(readFileSync(TABLES.preflop, 'utf8')))
  return preflop
}
