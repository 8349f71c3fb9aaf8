import { decisionQuestion } from '../reasoning/language/decision.ts'
import { oneQuestion } from './language.ts'

/** A language model that is told the game and answers at once: the baseline below all others. */
export const directEntry = oneQuestion(
  'direct',
  'a language model that answers at once',
  decisionQuestion('direct', {}),
)
