import type { Position } from '../../environments/plans.ts'
import type { Belief, Marginals } from '../belief.ts'
import { Opponent } from '../opponents/opponent.ts'
import { Hypotheses } from './hypotheses.ts'

/**
 * An opponent of whom nothing is inferred: whatever it does, its hidden state is believed as the rules alone leave it,
 * and all types stay equally likely. What looking back is worth is measured against this.
 */
export class UnreadOpponent<View, Action> extends Opponent<View, Action> {
  override infer(view: View): Marginals {
    return this.before(view)
  }

  override observe(): void {}
}

/** The same over hypotheses. */
export class UnreadHypotheses<View, Action> extends Hypotheses<View, Action> {
  override infer(view: View, position: Position<Action>): readonly Belief[] {
    return position.decisions.map(() => this.before(view, position))
  }
}
