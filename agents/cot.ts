import { z } from 'zod'
import { decisionQuestion } from '../reasoning/language/decision.ts'
import { oneQuestion } from './language.ts'

/**
 * Chain of thought: a language model that thinks step by step in words before it answers, in one call.
 * Source: Kojima et al. 2022, "Large Language Models are Zero-Shot Reasoners" (arXiv 2205.11916).
 */
export const cotEntry = oneQuestion(
  'cot',
  'a language model that thinks step by step, then answers',
  decisionQuestion('cot', { thoughts: z.string().describe('your thoughts, step by step') }),
)
