/** The answers given last, the least recently asked for forgotten first. */
export class Recent<Key, Answer> {
  readonly #most: number
  /** In the order of asking. */
  readonly #known = new Map<Key, Answer>()

  /** @param most how many are remembered */
  constructor(most: number) {
    this.#most = most
  }

  /** The answer for the key, made if it is not remembered. It is shared. */
  get(key: Key, make: () => Answer): Answer {
    const known = this.#known.get(key)
    const answer = known ?? make()
    if (known !== undefined) this.#known.delete(key)
    this.#known.set(key, answer)
    if (this.#known.size > this.#most)
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest)
        break
      }
    return answer
  }
}
