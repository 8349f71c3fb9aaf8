import { z } from 'zod'
import type { Game, Json } from '../environments/game.ts'
import { listedAs, posedDecision } from '../reasoning/language/decision.ts'
import { plurality, samplesOf } from '../reasoning/language/samples.ts'
import type { ModelSettings } from '../reasoning/language/settings.ts'
import { cotQuestion } from './cot.ts'
import { languageEntry, type Method } from './language.ts'

const options = () => ({
  samples: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .describe('chains of thought for one decision, drawn at temperature 0.7 unless set'),
})

/**
 * Self-consistency: several chains of thought, and the action that most of them come to; of a tie, the first.
 * Source: Wang et al. 2022, "Self-Consistency Improves Chain of Thought Reasoning in Language Models" (arXiv 2203.11171).
 */
function method<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  settings: ModelSettings & { readonly samples: number },
): Method<View, Action> {
  return {
    questions: (situation) => [[...posedDecision(game, cotQuestion, situation).messages]],
    async decide(inquiry, turn) {
      const question = posedDecision(game, cotQuestion, turn)
      const answers = await inquiry.putAll(samplesOf(question, 'sample', settings.samples, settings))
      // What is said with an action does not make it another.
      const named = (action: Action) => JSON.stringify(listedAs(turn.actions, action))
      const { action, reasons } = plurality(answers, (answer) => named(answer.action))
      const votes: Record<string, number> = {}
      for (const answer of answers) votes[named(answer.action)] = (votes[named(answer.action)] ?? 0) + 1
      return { action, reasons: { votes, ...reasons } }
    },
  }
}

export const selfConsistencyEntry = languageEntry(
  'self-consistency',
  'a language model that thinks step by step several times, and does what most of these come to',
  options,
  method,
)
