import type { PublicNode } from '../../environments/ranges.ts'
import type { Mixture } from '../opponents/mixture.ts'

/** A plan for one stage: which action to take at each own node that it leads to. */
export interface Sketch {
  /** The worth of the node if nothing were done after this stage. */
  readonly value: number
  /** At an own node, the place of the action taken. */
  readonly choice: number
  /** At an own node, the plan after the choice; at an opponent's, after each of its actions that it ever takes. */
  readonly next: readonly (Sketch | undefined)[]
}

/**
 * Plans a stage by what it leads to if nobody acts after it. Chance after the stage has no part in the plan.
 *
 * @param mass what a reach of the whole belief sums to
 */
export function sketched<Action>(
  mixture: Mixture,
  node: PublicNode<Action>,
  reach: Float64Array,
  mass: number,
): Sketch {
  switch (node.kind) {
    case 'leaf':
      return { value: node.value(reach), choice: 0, next: [] }
    case 'chance':
      return { value: node.still(reach), choice: 0, next: [] }
    case 'own': {
      let choice = 0
      let best = sketched(mixture, node.child(0), reach, mass)
      for (let i = 1; i < node.actions.length; i++) {
        const sketch = sketched(mixture, node.child(i), reach, mass)
        if (sketch.value > best.value) {
          best = sketch
          choice = i
        }
      }
      return { value: best.value, choice, next: [best] }
    }
    case 'opponent': {
      const next: (Sketch | undefined)[] = []
      const value = mixture.over(node, reach, mass, (i, part) => {
        const sketch = sketched(mixture, node.child(i), part, mass)
        next[i] = sketch
        return sketch.value
      })
      return { value, choice: 0, next }
    }
  }
}
