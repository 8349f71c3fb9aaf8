import { BadInput } from './errors.ts'
import type { Json, Seat } from './game.ts'
import { drawIndex, type Random } from './random.ts'

/** What may be dealt: plain JSON, but never null, which stands for what is not shown. */
export type Secret = Exclude<Json, null>

/** What each seat is dealt, by seat, and after that what lies on the table and may be turned later. */
export type Deal<Held> = readonly Held[]

/** What a seat knows of a deal. */
export interface Seen<Held> {
  readonly seat: Seat
  /** What this seat was dealt. */
  readonly dealt: Held
  /** What lies open, by its place in the deal; null where nothing does. */
  readonly shown: readonly (Held | null)[]
}

interface Chanced<Held> {
  readonly deal: Deal<Held>
  /** Above 0, at most 1. */
  readonly chance: number
}

/** How far chances may be from summing to 1. */
const ROUNDING = 1e-9

/** Every way in which the secrets of a game may be dealt, each once. */
export class Deals<Held extends Secret> {
  readonly all: readonly Chanced<Held>[]
  /** How many secrets are dealt. */
  readonly places: number
  /** By place, the deals in which a secret lies there, by the JSON text of that. */
  readonly #bySecret: readonly Map<string, Chanced<Held>[]>[]

  /**
   * @param owner the name of the game, for messages
   * @param deals as they are listed; one that is listed again is as much likelier
   * @param chances of the deals, in their order; without them all are equally likely
   * Throws `BadInput` for deals or chances that are none.
   */
  constructor(owner: string, seats: number, deals: readonly Deal<Held>[], chances?: readonly number[]) {
    const fault = faultOf(seats, deals, chances)
    if (fault !== undefined) throw new BadInput(`${owner}: ${fault}`)
    const merged = new Map<string, Chanced<Held>>()
    deals.forEach((deal, i) => {
      const text = JSON.stringify(deal)
      const chance = (merged.get(text)?.chance ?? 0) + (chances?.[i] ?? 1 / deals.length)
      merged.set(text, { deal, chance })
    })
    this.all = [...merged.values()]
    this.places = deals[0].length
    this.#bySecret = deals[0].map((_, place) =>
      Map.groupBy(this.all, ({ deal }) => JSON.stringify(deal[place])),
    )
  }

  /** What may lie in a place of the deal. */
  secrets(place: number): Held[] {
    return Array.from(this.#bySecret[place].values(), ([{ deal }]) => deal[place])
  }

  /** Every deal that may be so, by what a seat knows of it. */
  agreeing({ seat, dealt, shown }: Seen<Held>): readonly Chanced<Held>[] {
    const deals = this.#bySecret[seat].get(JSON.stringify(dealt)) ?? []
    if (shown.every((secret) => secret === null)) return deals
    const texts = shown.map((secret) => JSON.stringify(secret))
    return deals.filter(({ deal }) =>
      texts.every((text, place) => shown[place] === null || text === JSON.stringify(deal[place])),
    )
  }

  /** One of some deals, by their chances. */
  draw(deals: readonly Chanced<Held>[], random: Random): Deal<Held> {
    const chances = deals.map(({ chance }) => chance)
    return deals[drawIndex(chances, random)].deal
  }
}

function faultOf(
  seats: number,
  deals: readonly Deal<unknown>[],
  chances: readonly number[] | undefined,
): string | undefined {
  if (deals.length === 0) return 'deals: there is none'
  const [{ length }] = deals
  const odd = deals.findIndex((deal) => deal.length < seats || deal.length !== length)
  if (odd >= 0)
    return `deals: deal ${odd} has ${deals[odd].length} places; every deal needs as many, one for each of ${seats} seats at least`
  if (chances === undefined) return undefined
  if (chances.length !== deals.length)
    return `chances: there are ${chances.length}, and ${deals.length} deals`
  const none = chances.findIndex((chance) => !(chance > 0))
  if (none >= 0) return `chances: that of deal ${none} is ${chances[none]}; leave out what is never dealt`
  const sum = chances.reduce((total, chance) => total + chance, 0)
  return Math.abs(sum - 1) > ROUNDING ? `chances: they sum to ${sum}, not to 1` : undefined
}
