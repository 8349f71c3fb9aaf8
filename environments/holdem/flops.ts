import { type Card, HIGH, HOLDINGS, holdingIndex, LOW } from './cards.ts'

/** How many flops a deck has, and how many that differ by more than the names of the suits. */
const FLOPS = 22_100
export const CANONICAL_FLOPS = 1755

/** The 24 ways to rename the four suits: `SUIT_MAPS[m][suit]`. */
export const SUIT_MAPS: readonly (readonly number[])[] = permutations([0, 1, 2, 3])

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((first) =>
    permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  )
}

/** The card of the same rank in the suit that the map gives it. */
export const renamed = (card: Card, map: readonly number[]): Card => (card & ~3) | map[card & 3]

/** A flop's number 0..22099, whatever the order of its cards. */
export function flopIndex(a: Card, b: Card, c: Card): number {
  const high = Math.max(a, b, c)
  const low = Math.min(a, b, c)
  const middle = a + b + c - high - low
  return (high * (high - 1) * (high - 2)) / 6 + (middle * (middle - 1)) / 2 + low
}

/** All flops as renamings of the canonical ones, which are the first of their kind by number. */
export interface FlopIndex {
  /** The canonical flops, in order. */
  readonly canonical: readonly (readonly [Card, Card, Card])[]
  /** How many flops each canonical one stands for. */
  readonly variants: Uint8Array
  /** By flop number: which canonical flop it is a renaming of. */
  readonly kind: Uint16Array
  /** By flop number: the suit map that leads from the canonical flop to it. */
  readonly map: Uint8Array
}

let index: FlopIndex | undefined

/** Made at the first call (some milliseconds). */
export function flopKinds(): FlopIndex {
  if (index !== undefined) return index
  const canonical: [Card, Card, Card][] = []
  const variants = new Uint8Array(CANONICAL_FLOPS)
  const kind = new Uint16Array(FLOPS).fill(CANONICAL_FLOPS)
  const map = new Uint8Array(FLOPS)
  for (let c = 2; c < 52; c++)
    for (let b = 1; b < c; b++)
      for (let a = 0; a < b; a++) {
        if (kind[flopIndex(a, b, c)] !== CANONICAL_FLOPS) continue
        const number = canonical.length
        canonical.push([a, b, c])
        SUIT_MAPS.forEach((suits, m) => {
          const image = flopIndex(renamed(a, suits), renamed(b, suits), renamed(c, suits))
          if (kind[image] !== CANONICAL_FLOPS) return
          kind[image] = number
          map[image] = m
          variants[number]++
        })
      }
  index = { canonical, variants, kind, map }
  return index
}

const holdingMaps: (Uint16Array | undefined)[] = []

/** What each holding is called after the suits are renamed: 1326 places. @param map index into `SUIT_MAPS` */
export function holdingMap(map: number): Uint16Array {
  let images = holdingMaps[map]
  if (images === undefined) {
    const suits = SUIT_MAPS[map]
    images = Uint16Array.from({ length: HOLDINGS }, (_, h) =>
      holdingIndex(renamed(LOW[h], suits), renamed(HIGH[h], suits)),
    )
    holdingMaps[map] = images
  }
  return images
}

/** The first holding that each holding is equivalent to, by the set of suit maps that make them so. */
const firsts = new Map<number, Uint16Array>()

/**
 * For a flop, the first holding that each holding is equivalent to: suits that lie on the flop alike (or not at
 * all) are interchangeable. Blocked holdings stand for themselves or each other. Shared: not to be written to.
 */
export function equivalentHoldings(flop: readonly [Card, Card, Card]): Uint16Array {
  const [a, b, c] = flop
  const self = flopIndex(a, b, c)
  let symmetries = 0
  SUIT_MAPS.forEach((suits, m) => {
    if (flopIndex(renamed(a, suits), renamed(b, suits), renamed(c, suits)) === self) symmetries |= 1 << m
  })
  let first = firsts.get(symmetries)
  if (first === undefined) {
    first = Uint16Array.from({ length: HOLDINGS }, (_, h) => h)
    for (let m = 0; m < SUIT_MAPS.length; m++) {
      if ((symmetries & (1 << m)) === 0) continue
      const images = holdingMap(m)
      for (let h = 0; h < HOLDINGS; h++) first[h] = Math.min(first[h], images[h])
    }
    firsts.set(symmetries, first)
  }
  return first
}
