import type { DealtGame } from './dealt-ranges.ts'
import type { Policy } from './game.ts'
import type { OpponentType, Spot } from './ranges.ts'

/** The decisions of opponents in a game whose deals can be walked through, and policies as types that answer them. */
export class DealtSpots<State, Action, View> {
  readonly #dealt: DealtGame<State, Action, View>
  readonly #views = new WeakMap<Spot, View>()

  constructor(dealt: DealtGame<State, Action, View>) {
    this.#dealt = dealt
  }

  /** The decision of the seat whose view this is, whatever it holds. */
  at(view: View): Spot {
    const legal = this.#dealt.game.viewActions(view)
    const spot: Spot = {
      ...this.#dealt.situation(view),
      legal: this.#dealt.actions.map((action) => legal.includes(action)),
      states: this.#dealt.hidden.length,
      sort: () => this.#dealt.sort(view),
    }
    this.#views.set(spot, view)
    return spot
  }

  /** A policy as a table over the partition. @param noise share of uniform play */
  table(policy: Policy<View, Action>, name: string, noise: number): OpponentType {
    const { parts } = this.#dealt.partition
    const tables = new Map<number, Float64Array>()
    return {
      name,
      partition: 0,
      table: (spot) => {
        const known = tables.get(spot.key)
        if (known !== undefined) return known
        const table = new Float64Array(this.#dealt.actions.length * parts)
        const sorted = spot.sort(0)
        this.#ask(policy, noise, spot, (hidden, slot, chance) => {
          table[slot * parts + sorted[hidden]] = chance
        })
        tables.set(spot.key, table)
        return table
      },
    }
  }

  /** A policy asked for each hidden state. @param noise share of uniform play */
  vector(policy: Policy<View, Action>, noise: number): OpponentType {
    const { length } = this.#dealt.hidden
    return {
      name: policy.name,
      respond: (spot, out) => {
        out.fill(0)
        this.#ask(policy, noise, spot, (hidden, slot, chance) => {
          out[slot * length + hidden] = chance
        })
      },
    }
  }

  /** Asks what a policy does with each hidden state that it can hold. */
  #ask(
    policy: Policy<View, Action>,
    noise: number,
    spot: Spot,
    tell: (hidden: number, slot: number, chance: number) => void,
  ): void {
    const { game, hidden, actions, held } = this.#dealt
    const view = this.#views.get(spot)
    if (view === undefined) throw new RangeError('this is no spot of this game')
    const legal = game.viewActions(view)
    for (let h = 0; h < hidden.length; h++) {
      const seen = held(view, h)
      if (seen === undefined) continue
      const chances = policy.distribution(seen, legal)
      legal.forEach((action, a) => {
        tell(h, actions.indexOf(action), (1 - noise) * chances[a] + noise / legal.length)
      })
    }
  }
}
