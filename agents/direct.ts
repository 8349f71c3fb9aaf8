import { decisionQuestion } from '../reasoning/language/decision.ts'
import { oneQuestion } from './language.ts'

/** The question that is answered at once. */
export const directQuestion = decisionQuestion('direct', () => ({}))

/** A language model that is told the game and answers at once: the baseline below all others. */
export const directEntry = oneQuestion('direct', 'a language model that answers at once', directQuestion)
