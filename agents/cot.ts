import { z } from 'zod'
import { promptNamed } from '../reasoning/language/prompt.ts'
import { oneQuestion } from './language.ts'

/**
 * Chain of thought: a language model that thinks step by step in words before it answers, in one call.
 * Source: Kojima et al. 2022, "Large Language Models are Zero-Shot Reasoners" (arXiv 2205.11916).
 */
export const cotEntry = oneQuestion('cot', 'a language model that thinks step by step, then answers', {
  prompt: promptNamed('cot'),
  before: { thoughts: z.string().describe('your thoughts, step by step') },
})
