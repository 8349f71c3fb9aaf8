import { z } from 'zod'
import type { Game, Json } from '../environments/game.ts'
import {
  decisionQuestion,
  posedDecision,
  type Situation,
  situationParts,
} from '../reasoning/language/decision.ts'
import { orElse, type Reasoned } from '../reasoning/language/inquiry.ts'
import { posedInWords } from '../reasoning/language/posed.ts'
import { promptNamed } from '../reasoning/language/prompt.ts'
import { cotQuestion, thoughts } from './cot.ts'
import { languageEntry, type Method } from './language.ts'

const critiquePrompt = promptNamed('refine-critique')
const revisionQuestion = decisionQuestion('refine-revision', () => ({ thoughts: thoughts() }))

const options = () => ({
  rounds: z.coerce
    .number()
    .int()
    .min(1)
    .max(10)
    .default(2)
    .describe('how often the draft is criticised and revised'),
})

/** A draft as the prompts show it. */
interface Draft {
  readonly thoughts: string
  readonly action: string
}

/**
 * Self-Refine: a chain of thought is the draft; a critic's call and a revision follow, twice.
 * Source: Madaan et al. 2023, "Self-Refine: Iterative Refinement with Self-Feedback" (arXiv 2303.17651).
 */
function method<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { rounds }: { readonly rounds: number },
): Method<View, Action> {
  const critique = (situation: Situation<View, Action>, { thoughts, action }: Draft) =>
    posedInWords(critiquePrompt, { ...situationParts(game, situation), thoughts, action })
  const revision = (situation: Situation<View, Action>, { thoughts, action }: Draft, words: string) =>
    posedDecision(game, revisionQuestion, situation, { thoughts, action, critique: words })
  const draftOf = ({ view }: Situation<View, Action>, { action, reasons }: Reasoned<Action>): Draft => ({
    thoughts: JSON.stringify(reasons.thoughts),
    action: game.words.action(view, action),
  })
  return {
    questions(situation) {
      const draft = { thoughts: '{the thoughts of the draft}', action: '{the action of the draft}' }
      return [
        [...posedDecision(game, cotQuestion, situation).messages],
        [...critique(situation, draft).messages],
        [...revision(situation, draft, '{the words of the critic}').messages],
      ]
    },
    async decide(inquiry, turn) {
      let answer = await inquiry.put(posedDecision(game, cotQuestion, turn))
      const drafts: Json[] = []
      for (let round = 0; round < rounds; round++) {
        const draft = draftOf(turn, answer)
        // A draft that is not criticised, or not revised, stands.
        const words = await orElse(inquiry.put(critique(turn, draft)), undefined)
        if (words === undefined) break
        drafts.push({ action: answer.action, critique: words })
        answer = await orElse(inquiry.put(revision(turn, draft, JSON.stringify(words))), answer)
      }
      return { action: answer.action, reasons: { ...answer.reasons, drafts } }
    },
  }
}

export const refineEntry = languageEntry(
  'refine',
  'a language model that thinks step by step, criticises its answer and revises it, twice',
  options,
  method,
)
