import type { Game } from '../environments/game.ts'
import { type Proposal, posedProposal } from '../reasoning/language/bidder/propose.ts'
import { type Inquiry, orElse } from '../reasoning/language/inquiry.ts'
import type { Posed } from '../reasoning/language/posed.ts'
import type { Foresight } from '../reasoning/opponents/opponent.ts'
import type { Proposable } from './proposable.ts'

/** When proposals are made. */
interface Schedule {
  /** Opponents proposed at once, at most. */
  readonly hypotheses: number
  /** Games before the first. */
  readonly after: number
  /** Games after which they are made anew. */
  readonly every: number
  /** Bits a decision: below this the play surprises. */
  readonly surprise: number
}

/** Games told to the model, at most: the latest. */
const TOLD = 25
/** Games over which surprise is measured; proposals made anew wait for as many. */
const WINDOW = 6

/** What stands for the games of a match where none has ended. */
const NO_GAMES = '{the games of the match that have ended, each as your seat saw it}'

const NOTHING = 'nothing yet'

/** The opponents that a model proposes through one match, and when. */
export class Proposing<View> {
  readonly #game: Pick<Game<unknown, never, View, never>, 'name' | 'unit' | 'words'>
  readonly #language: NonNullable<Proposable<View>['proposing']>
  readonly #schedule: Schedule
  readonly #stories: string[] = []
  readonly #foresights: Foresight[] = []
  #games = 0
  /** Games seen when proposals were made last. */
  #made: number | undefined
  #reading: string | undefined

  constructor(
    game: Pick<Game<unknown, never, View, never>, 'name' | 'unit' | 'words'>,
    language: NonNullable<Proposable<View>['proposing']>,
    schedule: Schedule,
  ) {
    this.#game = game
    this.#language = language
    this.#schedule = schedule
  }

  /**
   * The model's words on the opponent, asked for anew where that is due; undefined where there are none. Without an
   * answer that can be taken the match goes on with what there was.
   */
  async reading(inquiry: Inquiry): Promise<string | undefined> {
    if (!this.#isDue) return this.#reading
    this.#made = this.#games
    const proposal = await orElse<Proposal | undefined>(
      inquiry.put(this.posed(), { label: 'propose' }),
      undefined,
    )
    if (proposal === undefined) return this.#reading
    this.#language.take(proposal.hypotheses)
    this.#reading = proposal.reading
    return this.#reading
  }

  /** The question. */
  posed(): Posed<Proposal, Proposal> {
    const { name: game, unit } = this.#game
    const games = this.#stories.length === 0 ? NO_GAMES : this.#stories.join('\n')
    const before = this.#reading === undefined ? NOTHING : JSON.stringify(this.#reading)
    const match = { game, unit, games, before, most: this.#schedule.hypotheses }
    return posedProposal(match, this.#language.guide, this.#language.form)
  }

  /** A game has ended. */
  observe(view: View, payoff: number, foresight: Foresight): void {
    const { words, unit } = this.#game
    this.#games++
    this.#stories.push(
      `${this.#games}. ${words.story?.(view) ?? words.view(view)} Your gain: ${payoff} ${unit}.`,
    )
    if (this.#stories.length > TOLD) this.#stories.shift()
    this.#foresights.push(foresight)
    if (this.#foresights.length > WINDOW) this.#foresights.shift()
  }

  get #isDue(): boolean {
    const { after, every } = this.#schedule
    if (this.#made === undefined) return this.#games >= after
    const since = this.#games - this.#made
    return since >= every || (since >= WINDOW && this.#surprises)
  }

  /** Whether the last games were foreseen worse than is said to be enough. */
  get #surprises(): boolean {
    const bits = this.#foresights.reduce((sum, game) => sum + game.bits, 0)
    const decisions = this.#foresights.reduce((sum, game) => sum + game.decisions, 0)
    return bits < this.#schedule.surprise * decisions
  }
}
