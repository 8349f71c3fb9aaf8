import type { Interface } from 'node:readline'
import type { Audience, HumanTurn } from './audience.ts'
import type { OfferForm } from './choices.ts'
import { lossOf } from './loss.ts'
import { menuOf, withWords } from './menu.ts'
import type { Seen } from './seen.ts'
import { adviceLine, gradeLine, scoreLine } from './sentences.ts'

/** What drives a match by lines of text. */
export interface PlainOptions {
  readonly input: Interface
  write(line: string): void
  /** Grades each decision of the person. */
  readonly grade: boolean
  /** Ends the match: the person has left. */
  quit(): void
}

/** A match as lines of text and numbered choices: for screen readers, and for programs at the other end of a pipe. */
export class PlainAudience implements Audience {
  readonly #options: PlainOptions
  readonly #lines: AsyncIterator<string>
  #ended = false
  #told: ReadonlySet<string> = new Set()

  constructor(options: PlainOptions) {
    this.#options = options
    this.#lines = options.input[Symbol.asyncIterator]()
  }

  show(seen: Seen): void {
    const { write } = this.#options
    const { decisions, names, returns, unit, acting } = seen
    const own = Math.max(0, names.indexOf('human'))
    const last = decisions.at(-1)
    if (last === undefined) write(`\nGame ${seen.game + 1} of ${seen.games}: ${seated(names)}.`)
    else if (last.seat === own) write(`You: ${last.said}`)
    else {
      // What it says of its action may tell what it alone knows: the person is told by its own view.
      const fault = last.faults.at(-1)
      const rules = last.forfeit
        ? `; the rules acted for it${fault === undefined ? '' : ` (${fault.kind})`}`
        : ''
      write(`Seat ${last.seat} (${names[last.seat]}) has acted${rules}.`)
    }
    const lines = seen.words(own).split('\n')
    // To the person whose turn it is the whole view is told, and at the end.
    if (acting !== undefined && acting !== own)
      for (const line of lines.filter((known) => !this.#told.has(known))) write(line)
    this.#told = new Set(lines)
    if (returns === undefined) return
    write(lines.join('\n'))
    names.forEach((name, seat) => {
      write(`Seat ${seat} (${name}) gets ${returns[seat]} (${unit}). ${scoreLine(seen, seat)}`)
    })
  }

  wait(): void {}

  ask(turn: HumanTurn): void {
    this.#asked(turn).catch((error: unknown) => {
      this.#options.write(`error: ${error instanceof Error ? error.message : String(error)}`)
      this.#leave()
    })
  }

  async #asked(turn: HumanTurn): Promise<void> {
    const { write, grade } = this.#options
    write(`\n${turn.words}`)
    const menu = menuOf(turn)
    let hinted = false
    while (!this.#ended) {
      const entries = menu.choices.flatMap((choice) => ('why' in choice ? [] : [choice]))
      write(entries.map(({ said }, i) => `${i + 1}. ${said}`).join('\n'))
      const answer = await this.#line('Your choice: a number, h for a hint, or q to quit.')
      if (answer === undefined) return
      if (answer === 'h') {
        hinted = true
        write(adviceLine(await turn.advise(), turn))
        continue
      }
      const entry = entries[Number(answer) - 1]
      if (entry === undefined) {
        write(`"${answer}" is not among the choices: type a number from 1 to ${entries.length}.`)
        continue
      }
      const chosen = 'offer' in entry ? await this.#build(entry.offer) : entry.action
      if (chosen === undefined) continue
      const words = menu.talk ? await this.#line('Words to go with it; an empty line for none.') : ''
      if (words === undefined) return
      const action = withWords(chosen, words)
      const why = turn.objection(action)
      if (why !== undefined) {
        write(`That may not be done: ${why}.`)
        continue
      }
      if (grade) {
        const advice = await turn.advise()
        write(gradeLine(lossOf(advice.thought, chosen), advice, turn))
      }
      turn.take(action, hinted)
      return
    }
  }

  /** An offer, field by field; undefined when the person has left. */
  async #build(offer: OfferForm) {
    const values: number[] = []
    for (const { name, least, most } of offer.fields) {
      let value = Number.NaN
      while (!(Number.isInteger(value) && value >= least && value <= most)) {
        const answer = await this.#line(`${offer.title}: ${name}, ${least} to ${most}?`)
        if (answer === undefined) return undefined
        value = answer === '' ? Number.NaN : Number(answer)
        if (!(Number.isInteger(value) && value >= least && value <= most))
          this.#options.write(`"${answer}" is not a whole number from ${least} to ${most}.`)
      }
      values.push(value)
    }
    return offer.action(values)
  }

  /** The next line; undefined when there is none, or the person leaves. */
  async #line(question: string): Promise<string | undefined> {
    this.#options.write(question)
    const { done, value } = await this.#lines.next()
    const text = done === true ? 'q' : value.trim()
    if (text !== 'q') return text
    this.#leave()
    return undefined
  }

  #leave(): void {
    this.#ended = true
    this.#options.quit()
  }
}

const seated = (names: readonly string[]): string =>
  names.map((name, seat) => `${name} in seat ${seat}`).join(', ')
