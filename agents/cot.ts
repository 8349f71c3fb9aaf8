import { z } from 'zod'
import { decisionQuestion } from '../reasoning/language/decision.ts'
import { oneQuestion } from './language.ts'

/** What an answer holds that is thought before it is given. */
export const thoughts = () => z.string().describe('your thoughts, step by step')

/** The question that is answered step by step; other agents begin with it. */
export const cotQuestion = decisionQuestion('cot', () => ({ thoughts: thoughts() }))

/**
 * Chain of thought: a language model that thinks step by step in words before it answers, in one call.
 * Source: Kojima et al. 2022, "Large Language Models are Zero-Shot Reasoners" (arXiv 2205.11916).
 */
export const cotEntry = oneQuestion(
  'cot',
  'a language model that thinks step by step, then answers',
  cotQuestion,
)
