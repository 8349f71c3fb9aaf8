import type { OpponentType, Spot } from '../ranges.ts'
import { CALL, FOLD, RAISE } from './line.ts'
import { BUCKETS, PARTITIONS, STRENGTH, WISH } from './partitions.ts'
import { WISHES } from './rule-v1.ts'

/** A type that goes by a table. */
export type TableType = Extract<OpponentType, { table: unknown }>

/** Chances to fold, call and raise. */
type Wish = readonly [fold: number, call: number, raise: number]

/**
 * Makes a type that plays by the part of a partition alone. What is not legal moves to its neighbour (raise to call,
 * fold to check), and a share `noise` of the play is uniform, so that nothing observed is impossible.
 *
 * @param wish the chances that it would like for a part
 */
export function partType(
  name: string,
  partition: number,
  noise: number,
  wish: (part: number, spot: Spot) => Wish,
): TableType {
  const { parts } = PARTITIONS[partition]
  const tables = new Map<number, Float64Array>()
  return {
    name,
    partition,
    table(spot) {
      const known = tables.get(spot.key)
      if (known !== undefined) return known
      const table = new Float64Array(3 * parts)
      const legal = spot.legal.filter(Boolean).length
      for (let part = 0; part < parts; part++) {
        const chances = [...wish(part, spot)]
        if (!spot.legal[RAISE]) {
          chances[CALL] += chances[RAISE]
          chances[RAISE] = 0
        }
        if (!spot.legal[FOLD]) {
          chances[CALL] += chances[FOLD]
          chances[FOLD] = 0
        }
        for (let slot = 0; slot < 3; slot++)
          if (spot.legal[slot]) table[slot * parts + part] = (1 - noise) * chances[slot] + noise / legal
      }
      tables.set(spot.key, table)
      return table
    },
  }
}

/** A type that plays by strength. @param wish chances at an equity 0..1; for nothing it checks instead of folding */
function strengthType(name: string, noise: number, wish: (equity: number, spot: Spot) => Wish): TableType {
  return partType(name, STRENGTH, noise, (bucket, spot) => {
    const [fold, call, raise] = wish((bucket + 0.5) / BUCKETS, spot)
    return spot.price === 0 ? [0, call + fold, raise] : [fold, call, raise]
  })
}

const NOISE = 0.01

/** Raises above one equity, calls above another, else folds. */
function byThresholds(name: string, noise: number, raise: number, call: number): OpponentType {
  return strengthType(name, noise, (equity) =>
    equity > raise ? [0, 0, 1] : equity > call ? [0, 1, 0] : [1, 0, 0],
  )
}

/** Bets its good hands, and now and then its worst; slow to fold or quick, by its thresholds. */
export function parametric(call: number, raise: number, bluff: number): TableType {
  return strengthType(`call ${call}, raise ${raise}, bluff ${bluff}`, 0.06, (equity, spot) => {
    // Each raise before tells of strength: a thinking player asks for more.
    const shift = spot.facing === 2 ? 0.1 : 0
    const raises = clamp((equity - raise - shift) / 0.2 + 0.5)
    const stays = clamp((equity - call - shift) / 0.2 + 0.5)
    const bluffs = bluff * (1 - stays)
    const aggressive = Math.max(raises, bluffs)
    return [(1 - stays) * (1 - aggressive), stays * (1 - aggressive), aggressive]
  })
}

/** RLCard's rule bot: it plays by pairs and high cards on the board, which strength cannot say. */
const ruleV1 = partType('rule-v1', WISH, NOISE, (part, spot) => {
  const wish = WISHES[part]
  const free = spot.price === 0
  if (wish === 'raise' || (wish === 'call' && free)) return [0, 0, 1]
  return wish === 'fold' || (wish === 'check' && !free) ? [1, 0, 0] : [0, 1, 0]
})

const clamp = (x: number): number => Math.max(0, Math.min(1, x))

/** A parametric family: loose to tight, passive to aggressive, with and without bluffs. */
export const PARAMETRIC: readonly TableType[] = [0.25, 0.4, 0.55].flatMap((call) =>
  [0.55, 0.7, 0.9].flatMap((raise) =>
    raise > call ? [parametric(call, raise, 0), parametric(call, raise, 0.3)] : [],
  ),
)

/** Plays every decision now as one type and now as another of the same partition. @param share of the first */
export function mixedType(one: TableType, other: TableType, share: number): TableType {
  return {
    name: `${share} × (${one.name}) + ${Math.round(100 * (1 - share)) / 100} × (${other.name})`,
    partition: one.partition,
    table(spot) {
      const rest = other.table(spot)
      return one.table(spot).map((chance, i) => share * chance + (1 - share) * rest[i])
    },
  }
}

/** The opponents that a reasoner thinks possible: the house players and the parametric family. */
export const FAMILY: readonly OpponentType[] = [
  partType('random', STRENGTH, NOISE, (_, spot) => {
    const each = 1 / spot.legal.filter(Boolean).length
    return [spot.legal[FOLD] ? each : 0, each, spot.legal[RAISE] ? each : 0]
  }),
  strengthType('call', NOISE, () => [0, 1, 0]),
  strengthType('raise', NOISE, () => [0, 0, 1]),
  strengthType('fold', NOISE, () => [1, 0, 0]),
  ruleV1,
  byThresholds('threshold', NOISE, 0.6, 0.4),
  byThresholds('threshold 0.5/0.35', NOISE, 0.5, 0.35),
  byThresholds('threshold 0.7/0.45', NOISE, 0.7, 0.45),
  byThresholds('threshold 0.65/0.5', NOISE, 0.65, 0.5),
  strengthType('myopic', NOISE, (equity, spot) =>
    equity > 0.5 ? [0, 0, 1] : equity >= spot.price ? [0, 1, 0] : [1, 0, 0],
  ),
  ...PARAMETRIC,
]
