import { studentTail } from '../statistics/student.ts'

/** A decision as it is learned from. */
export interface Lesson {
  /** What was to be decided, and against whom it was graded. Alike: the actions were worth the same. */
  readonly situation: string
  readonly opponent: string
  /** The action, and the whole answer that takes it. */
  readonly action: string
  readonly answer: string
  readonly agent: string
  /** What it gave up against the best action, with the standard error of that. */
  readonly loss: number
  readonly standardError: number
}

/** Which lessons are taken. */
export interface Filter {
  /** The better action is worth at least so much more, in the game's unit. */
  readonly minGap: number
  /** The least chance that it is worth more at all. */
  readonly confidence: number
}

/** Two answers to the same question, the first better. */
export interface Preference {
  readonly situation: string
  readonly chosen: Lesson
  readonly rejected: Lesson
  /** What the worse gave up more, and the chance that it did. */
  readonly gap: number
  readonly confidence: number
}

/** Gathers decisions, and pairs those that were taken in the same situation. */
export class Preferences {
  /** By situation and opponent, then by action: the first decision that took it. */
  readonly #taken = new Map<string, Map<string, Lesson>>()

  add(lesson: Lesson): void {
    const key = JSON.stringify([lesson.situation, lesson.opponent])
    const actions = this.#taken.get(key) ?? new Map<string, Lesson>()
    this.#taken.set(key, actions)
    if (!actions.has(lesson.action)) actions.set(lesson.action, lesson)
  }

  /**
   * The best decision of each situation beside each that was worse, once each. Where one opponent makes the first of two
   * actions the better and another the second, the situation does not tell which is: neither is taken.
   */
  pairs(filter: Filter): { readonly pairs: readonly Preference[]; readonly contradicted: number } {
    const found = new Map<string, Preference>()
    for (const actions of this.#taken.values()) {
      const [chosen, ...worse] = [...actions.values()].toSorted((a, b) => a.loss - b.loss)
      for (const rejected of worse) {
        const pair = paired(chosen, rejected)
        const key = keyOf(chosen, rejected)
        if (isTaken(pair, filter) && !found.has(key)) found.set(key, pair)
      }
    }
    const pairs = [...found.values()].filter(({ chosen, rejected }) => !found.has(keyOf(rejected, chosen)))
    return { pairs, contradicted: found.size - pairs.length }
  }
}

/** One best answer for each situation, the first; situations in which opponents make several the best are left out. */
export function bestAnswers(pairs: readonly Preference[]): {
  readonly examples: readonly Preference[]
  readonly ambiguous: number
} {
  const bySituation = Map.groupBy(pairs, ({ situation }) => situation)
  const clear = [...bySituation.values()].filter(
    (found) => new Set(found.map(({ chosen }) => chosen.action)).size === 1,
  )
  return { examples: clear.map(([first]) => first), ambiguous: bySituation.size - clear.length }
}

const keyOf = ({ situation, action }: Lesson, other: Lesson): string =>
  JSON.stringify([situation, action, other.action])

function paired(chosen: Lesson, rejected: Lesson): Preference {
  const gap = rejected.loss - chosen.loss
  const error = Math.hypot(chosen.standardError, rejected.standardError)
  return { situation: chosen.situation, chosen, rejected, gap, confidence: confidenceIn(gap, error) }
}

/** Worths are sampled six times anew at least: their errors have so many degrees of freedom. */
const FREEDOM = 5

/** How sure it is that a gap is above 0, by Student's t; a gap that was enumerated is certain. */
function confidenceIn(gap: number, standardError: number): number {
  if (gap <= 0) return 0
  return standardError === 0 ? 1 : 1 - studentTail(gap / standardError, FREEDOM)
}

const isTaken = ({ gap, confidence }: Filterable, filter: Filter): boolean =>
  gap > 0 && gap >= filter.minGap && confidence >= filter.confidence

type Filterable = Pick<Preference, 'gap' | 'confidence'>
