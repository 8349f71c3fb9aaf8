/** What is believed of an opponent: how likely is each type, and each hidden state whatever the type. */
export interface Belief {
  /** The chance of each type; they sum to 1. */
  readonly types: Float64Array
  /** The chance of each hidden state; they sum to 1. */
  readonly hidden: Float64Array
}
