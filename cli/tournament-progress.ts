import { clearScreenDown, moveCursor } from 'node:readline'
import type { Progress } from '../tournaments/run.ts'
import { type Pace, progressBars, progressLine } from './progress-bars.ts'

/** Between two pictures of a terminal, ms. */
const FRAME_MS = 200
/** Between two moments that rates are taken over, ms, and how many are kept: the last minute. */
const MOMENT_MS = 1000
const MOMENTS = 60
/** The first wait for the next line, ms, which doubles up to the longest: a night takes about a hundred lines. */
const FIRST_WAIT_MS = 10_000
const LONGEST_WAIT_MS = 600_000

interface Moment {
  readonly at: number
  readonly games: number
  readonly tokens: number
}

/** Where progress is shown: a terminal has a size. */
export type Stage = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/**
 * The progress of a tournament: on a terminal bars that are redrawn, elsewhere a line at each tenth, and now and then
 * between. What it keeps and what it leaves behind do not grow with the run.
 */
export class TournamentProgress {
  readonly #quiet: boolean
  readonly #stage: Stage
  readonly #now: () => number
  readonly #began: number
  readonly #bars: boolean
  /** Lines of the picture that stands there now. */
  #height = 0
  readonly #moments: Moment[] = []
  #latest: Progress | undefined
  #frame: NodeJS.Timeout | undefined
  #tenth = -1
  #wait = FIRST_WAIT_MS
  #lastLine = Number.NEGATIVE_INFINITY

  /** @param quiet shows nothing @param now the time, ms */
  constructor(quiet: boolean, stage: Stage = process.stderr, now = () => performance.now()) {
    this.#quiet = quiet
    this.#stage = stage
    this.#now = now
    this.#began = now()
    this.#bars = !quiet && stage.isTTY === true
  }

  /** Takes note of how far the run is, and shows it when it is time to. */
  show(progress: Progress): void {
    if (this.#quiet) return
    this.#latest = progress
    this.#note(progress)
    if (!this.#bars) this.#line(progress)
    else
      this.#frame ??= setTimeout(() => {
        this.#frame = undefined
        this.#picture()
      }, FRAME_MS).unref()
  }

  /** A line that stays, above what is redrawn. Lines are shown also where progress is not. */
  notice(line: string): void {
    this.#clear()
    this.#stage.write(`${line}\n`)
    this.#picture()
  }

  /** Takes the bars away; a line of where the run ended stays. */
  end(): void {
    clearTimeout(this.#frame)
    this.#frame = undefined
    if (this.#bars && this.#latest !== undefined) {
      this.#clear()
      this.#stage.write(`${progressLine(this.#latest, this.#pace())}\n`)
    }
    this.#latest = undefined
  }

  #note({ finished, tokens }: Progress): void {
    const at = this.#now()
    const last = this.#moments.at(-1)
    if (last !== undefined && at - last.at < MOMENT_MS) return
    this.#moments.push({ at, games: finished, tokens })
    if (this.#moments.length > MOMENTS) this.#moments.shift()
  }

  #pace(): Pace {
    const now = this.#now()
    const elapsed = (now - this.#began) / 1000
    const [first] = this.#moments
    const seconds = first === undefined ? 0 : (now - first.at) / 1000
    if (first === undefined || this.#latest === undefined || seconds < 0.1)
      return { games: 0, tokens: 0, elapsed }
    const { finished, tokens } = this.#latest
    return { games: (finished - first.games) / seconds, tokens: (tokens - first.tokens) / seconds, elapsed }
  }

  #picture(): void {
    const { rows = 24, columns = 80 } = this.#stage
    if (!this.#bars || this.#latest === undefined) return
    this.#clear()
    const picture = progressBars(this.#latest, this.#pace(), Math.max(0, rows - 2), columns)
    this.#stage.write(`${picture}\n`)
    this.#height = picture.split('\n').length
  }

  #clear(): void {
    if (this.#height === 0) return
    moveCursor(this.#stage, 0, -this.#height)
    clearScreenDown(this.#stage)
    this.#height = 0
  }

  #line(progress: Progress): void {
    const now = this.#now()
    const tenth = Math.floor((10 * progress.finished) / progress.total)
    const due = now - this.#lastLine >= this.#wait
    if (tenth === this.#tenth && !due) return
    // Of what comes by time alone, the next takes longer.
    if (tenth === this.#tenth) this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2)
    this.#tenth = tenth
    this.#lastLine = now
    this.#stage.write(`${progressLine(progress, this.#pace())}\n`)
  }
}
