import type { Agent, Outcome } from '../../environments/agent.ts'
import type { Game, Json } from '../../environments/game.ts'
import { randomOf } from '../../environments/random.ts'
import { readThought, type Thought } from './thought.ts'

/** What BIDDER would do in a person's place. */
export interface Advice {
  readonly action: Json
  readonly thought: Thought
}

/** BIDDER beside a person: it knows what the person knows and no more, and remembers the match as the person might. */
export class Coach<State, Action extends Json, View, Hidden> {
  readonly #game: Game<State, Action, View, Hidden>
  readonly #seed: number | string
  readonly #make: () => Agent<View, Action>
  readonly #seen: Outcome<View>[] = []
  #agent: Agent<View, Action> | undefined
  #asked = 0

  /** @param make makes BIDDER, when it is first asked. Throws `BadInput` for a game that it does not play */
  constructor(
    game: Game<State, Action, View, Hidden>,
    seed: number | string,
    make: () => Agent<View, Action>,
  ) {
    this.#game = game
    this.#seed = seed
    this.#make = make
  }

  /** Told of every finished game, as the person saw it. */
  observe(outcome: Outcome<View>): void {
    if (this.#agent === undefined) this.#seen.push(outcome)
    else this.#agent.observe?.(outcome)
  }

  /** Throws `BadInput` for a game that BIDDER does not play. */
  async advise(view: View, signal: AbortSignal): Promise<Advice> {
    if (this.#agent === undefined) {
      this.#agent = this.#make()
      for (const outcome of this.#seen) this.#agent.observe?.(outcome)
    }
    const actions = this.#game.viewActions(view)
    const random = randomOf(this.#seed, 'coach', this.#asked++)
    const { action, deliberation } = await this.#agent.decide({ view, actions, random, signal })
    return { action, thought: readThought(deliberation) }
  }

  /** Nobody will ask any more. */
  leave(): void {
    this.#agent?.leave?.()
  }
}
