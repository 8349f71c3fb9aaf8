/** A log in a format that other programs read: for each game a line, or lines that stay together. */
export interface GameLog<State> {
  /** What commands call the format. */
  readonly format: string
  /** The name of its file. */
  readonly file: string
  /** @param hand the number of the game @param names the players, by seat */
  line(hand: number, state: State, names: readonly string[]): string
}
