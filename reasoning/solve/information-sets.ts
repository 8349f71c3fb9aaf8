/** One information set: what a seat to act sees, with what it may do. */
export interface InformationSet<View, Action> {
  readonly view: View
  readonly actions: readonly Action[]
}

/**
 * The choices of one seat. A sequence is all that it has done on the way to some point, its last action included:
 * sequence 0 is nothing yet, and the actions of information set i are the sequences `first[i]` to `first[i + 1] - 1`.
 * Whatever leads to a sequence has a lower number (von Stengel 1996).
 */
export interface Side<View, Action> {
  readonly sets: readonly InformationSet<View, Action>[]
  /** By information set: its first sequence; one entry more, which is the number of sequences. */
  readonly first: Int32Array
  /** By information set: the sequence that leads to it. */
  readonly parent: Int32Array
  /** The position of an information set, by the JSON text of its view. */
  readonly index: ReadonlyMap<string, number>
}

/** Numbers the information sets and sequences of one seat as they are met. */
export class SideBuilder<View, Action> {
  readonly #sets: InformationSet<View, Action>[] = []
  readonly #first: number[] = [1]
  readonly #parent: number[] = []
  readonly #index = new Map<string, number>()

  /**
   * The first sequence of the information set of a view.
   * @param parent the sequence that leads here
   * Throws `RangeError` where the same view was reached by other actions of this seat: it forgets.
   */
  visit(view: View, actions: readonly Action[], parent: number): number {
    const text = JSON.stringify(view)
    const known = this.#index.get(text)
    if (known !== undefined) {
      if (this.#parent[known] !== parent)
        throw new RangeError(`a view forgets what its seat has seen or done: ${text}`)
      return this.#first[known]
    }
    const first = this.#first[this.#sets.length]
    this.#index.set(text, this.#sets.length)
    this.#sets.push({ view, actions })
    this.#parent.push(parent)
    this.#first.push(first + actions.length)
    return first
  }

  /** The choices met so far. */
  built(): Side<View, Action> {
    return {
      sets: this.#sets,
      first: Int32Array.from(this.#first),
      parent: Int32Array.from(this.#parent),
      index: this.#index,
    }
  }
}
