import { RunEnded } from '../../../environments/errors.ts'
import type { Clock } from '../clock.ts'
import type { Batch } from './batch.ts'
import { Parties } from './parties.ts'
import type { Round } from './rounds.ts'

/** A round that waits for its answers. */
export interface OpenRound {
  /** The model, as it was named. */
  readonly model: string
  readonly questions: number
  /** The file of its questions. */
  readonly requests: string
  /** The file that its answers are looked for in. */
  readonly responses: string
}

/** All that can be played is played, and what is waited for is not there yet: the same command goes on from here. */
export class BatchWaiting extends RunEnded {
  readonly code = 'BATCH_WAITING'
  readonly rounds: readonly OpenRound[]

  constructor(message: string, rounds: readonly OpenRound[]) {
    super(message)
    this.rounds = rounds
  }
}

/** How soon answers are looked for again at first, ms; each time waits twice as long, up to what the courier says. */
const FIRST_WAIT = 250

/** The batches of a run: when every match waits, the questions go out, and what comes back lets matches play on. */
export class Batches {
  readonly #clock: Clock
  readonly #once: boolean
  readonly #notice: (line: string) => void
  readonly #parties = new Parties()
  readonly #batches: Batch[] = []
  readonly #announced = new Set<Round>()
  #gone: AbortController | undefined

  /**
   * @param once not to wait for answers: what was asked ends with `BatchWaiting` where they are not there
   * @param notice told, in one line each, what is waited for
   */
  constructor(clock: Clock, once: boolean, notice: (line: string) => void) {
    this.#clock = clock
    this.#once = once
    this.#notice = notice
  }

  /** Adds a batch. @param make is given whom the batch tells of its questions */
  add(make: (told: ConstructorParameters<typeof Batch>[3]) => Batch): Batch {
    const batch = make({
      waits: () => {
        const done = this.#parties.wait()
        this.#run()
        return done
      },
      leaves: () => {
        if (this.#waiting === 0) this.#gone?.abort()
      },
    })
    this.#batches.push(batch)
    return batch
  }

  /** Reads the folders. Throws `BadInput` for one that cannot be used. */
  open(): void {
    for (const batch of this.#batches) batch.open()
  }

  /** Plays a match whose questions go out when all such matches wait. */
  play<Result>(match: () => Promise<Result>): Promise<Result> {
    return this.#batches.length === 0 ? match() : this.#parties.play(match)
  }

  get #waiting(): number {
    return this.#batches.reduce((sum, { size }) => sum + size, 0)
  }

  #run(): void {
    if (this.#gone !== undefined) return
    const gone = new AbortController()
    this.#gone = gone
    this.#rounds(gone.signal).then(
      () => this.#stopped(),
      (error: unknown) => {
        for (const batch of this.#batches) batch.fail(error)
        this.#stopped()
      },
    )
  }

  #stopped(): void {
    this.#gone = undefined
    // Somebody may have come while the last one left.
    if (this.#waiting > 0) this.#run()
  }

  async #rounds(gone: AbortSignal): Promise<void> {
    let wait = FIRST_WAIT
    while (!gone.aborted) {
      await this.#parties.allWait()
      for (const batch of this.#batches) batch.dispatch()
      if (this.#waiting === 0) return
      let came = false
      for (const batch of this.#batches) came = (await batch.collect(!this.#once, gone)) || came
      if (came) {
        wait = FIRST_WAIT
        continue
      }
      if (gone.aborted) return
      if (this.#once) throw this.#left()
      this.#announce()
      const longest = Math.min(
        ...this.#batches.filter(({ size }) => size > 0).map(({ courier }) => courier.longestWaitMs),
      )
      await this.#clock.sleep(Math.min(wait, longest), gone).catch(() => {})
      wait *= 2
    }
  }

  /** Says once of each round where it is. */
  #announce(): void {
    for (const { courier, out, name } of this.#batches)
      for (const round of out) {
        if (this.#announced.has(round)) continue
        this.#announced.add(round)
        this.#notice(`${name}: ${counted(round)}: ${courier.whereabouts(round)}`)
      }
  }

  #left(): BatchWaiting {
    const open = this.#batches.flatMap(({ name, courier, out }) =>
      [...out].map((round) => ({ name, round, where: courier.whereabouts(round) })),
    )
    const said = open.map(({ name, round, where }) => `${name}: ${counted(round)}: ${where}`)
    return new BatchWaiting(
      `${said.join('; ')}; then give the same command again`,
      open.map(({ name, round: { urls, requests, responses } }) => ({
        model: name,
        questions: urls.size,
        requests,
        responses,
      })),
    )
  }
}

const counted = ({ urls: { size } }: Round): string => `${size} question${size === 1 ? '' : 's'}`
