import { z } from 'zod'
import { decisionQuestion } from '../reasoning/language/decision.ts'
import { thoughts } from './cot.ts'
import { oneQuestion } from './language.ts'

/**
 * Prediction chain of thought: a language model that first predicts what the others will do, then decides, in one call.
 * Source: Zhang et al. 2024, "K-Level Reasoning with Large Language Models" (arXiv 2402.01521), baseline PCoT.
 */
export const pcotEntry = oneQuestion(
  'pcot',
  'a language model that first predicts what the others will do, then answers',
  decisionQuestion('pcot', () => ({
    prediction: z.string().describe('what the others will do next, after each action that you may take'),
    thoughts: thoughts(),
  })),
)
