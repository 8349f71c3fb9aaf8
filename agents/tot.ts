import { z } from 'zod'
import type { Game, Json } from '../environments/game.ts'
import {
  decisionQuestion,
  posedDecision,
  type Situation,
  situationParts,
} from '../reasoning/language/decision.ts'
import { orElse } from '../reasoning/language/inquiry.ts'
import { posedInJson, posedInWords } from '../reasoning/language/posed.ts'
import { promptNamed } from '../reasoning/language/prompt.ts'
import { plurality, samplesOf } from '../reasoning/language/samples.ts'
import type { ModelSettings } from '../reasoning/language/settings.ts'
import { languageEntry, type Method } from './language.ts'

const thoughtPrompt = promptNamed('tot-thought')
const votePrompt = promptNamed('tot-vote')
const actionQuestion = decisionQuestion('tot-action', () => ({}))

const options = () => ({
  samples: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(3)
    .describe('lines of thought, and as many votes on them, drawn at temperature 0.7 unless set'),
})

/**
 * Tree of thoughts, one level deep: several lines of thought, as many votes on which is best, and the action that the
 * best comes to; of a tie, the first.
 * Source: Yao et al. 2023, "Tree of Thoughts: Deliberate Problem Solving with Large Language Models" (arXiv 2305.10601).
 */
function method<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  settings: ModelSettings & { readonly samples: number },
): Method<View, Action> {
  const thinking = (situation: Situation<View, Action>) =>
    posedInWords(thoughtPrompt, situationParts(game, situation))
  const voting = (situation: Situation<View, Action>, thoughts: readonly string[]) =>
    posedInJson(
      votePrompt,
      {
        ...situationParts(game, situation),
        thoughts: thoughts.map((thought, i) => `${i + 1}. ${thought}`).join('\n\n'),
      },
      z.strictObject({
        why: z.string().describe('why this one'),
        best: z.number().int().min(1).max(thoughts.length).describe('its number'),
      }),
    )
  const acting = (situation: Situation<View, Action>, thought: string) =>
    posedDecision(game, actionQuestion, situation, { thought })
  return {
    questions: (situation) => [
      [...thinking(situation).messages],
      [...voting(situation, Array(settings.samples).fill('{a line of thought}')).messages],
      [...acting(situation, '{the best line of thought}').messages],
    ],
    async decide(inquiry, turn) {
      const thoughts = await inquiry.putAll(samplesOf(thinking(turn), 'thought', settings.samples, settings))
      const quoted = thoughts.map((thought) => JSON.stringify(thought))
      let best = 1
      const votes: number[] = []
      if (thoughts.length > 1) {
        const ballots = samplesOf(voting(turn, quoted), 'vote', settings.samples, settings)
        // Without a single vote the first thought is as good as any.
        const cast = await orElse(inquiry.putAll(ballots), undefined)
        if (cast !== undefined) best = plurality(cast, (vote) => vote.best).best
        votes.push(...(cast ?? []).map((vote) => vote.best))
      }
      const { action } = await inquiry.put(acting(turn, quoted[best - 1]), { sampling: { temperature: 0 } })
      return { action, reasons: { thoughts: thoughts[best - 1], votes } }
    },
  }
}

export const totEntry = languageEntry(
  'tot',
  'a language model that follows several lines of thought, votes on them, and does what the best comes to',
  options,
  method,
)
