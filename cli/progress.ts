/** Progress on the standard error: on a terminal one line is redrawn at each percent, else there is a line each tenth. */
export class Progress {
  readonly #quiet: boolean
  readonly #redrawn = process.stderr.isTTY
  #shown = -1

  /** @param quiet shows nothing */
  constructor(quiet: boolean) {
    this.#quiet = quiet
  }

  /** Shows how much is done. @param noun of what is counted */
  show(done: number, total: number, noun: string): void {
    const step = Math.floor((done / total) * (this.#redrawn ? 100 : 10))
    if (this.#quiet || step === this.#shown) return
    this.#shown = step
    const text = `${done} of ${total} ${noun}`
    process.stderr.write(this.#redrawn ? `\r${text}` : `${text}\n`)
  }

  /** Ends the line that is redrawn, if one was. */
  end(): void {
    if (this.#redrawn && this.#shown >= 0) process.stderr.write('\n')
    this.#shown = -1
  }
}
