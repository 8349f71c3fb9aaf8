import type { Game, Json } from '../environments/game.ts'
import { decisionQuestion, posedDecision } from '../reasoning/language/decision.ts'
import { orElse } from '../reasoning/language/inquiry.ts'
import { posedInWords } from '../reasoning/language/posed.ts'
import { promptNamed } from '../reasoning/language/prompt.ts'
import { thoughts } from './cot.ts'
import { languageEntry, type Method } from './language.ts'

const lessonsPrompt = promptNamed('reflect-lessons')
const question = decisionQuestion('reflect', () => ({ thoughts: thoughts() }))

/** Games summed up at once, the latest: there may be long stretches without a decision. */
const MOST = 20

/** Of a player that has seen no game to its end yet. */
const NOTHING = 'nothing yet'

/**
 * Reflexion: after each game the model sums up what the games of the match have taught it, and decides with these notes
 * before it. The summing up is done when the next decision is due, so that none is paid for after the last game.
 * Source: Shinn et al. 2023, "Reflexion: Language Agents with Verbal Reinforcement Learning" (arXiv 2303.11366).
 */
function method<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
): Method<View, Action> {
  let lessons: string | undefined
  let unread: string[] = []
  const { name, unit, words } = game
  const noted = () => (lessons === undefined ? NOTHING : JSON.stringify(lessons))
  const summing = (games: readonly string[]) =>
    posedInWords(lessonsPrompt, { game: name, unit, games: games.join('\n\n'), lessons: noted() })
  return {
    questions: (situation) => [
      [...summing(['{each game that has ended, as this seat saw it, and what it gained}']).messages],
      [...posedDecision(game, question, situation, { lessons: noted() }).messages],
    ],
    async decide(inquiry, turn) {
      if (unread.length > 0) {
        // A game that cannot be summed up is forgotten: the notes from before still hold.
        lessons = await orElse(inquiry.put(summing(unread)), lessons)
        unread = []
      }
      const { action, reasons } = await inquiry.put(posedDecision(game, question, turn, { lessons: noted() }))
      return { action, reasons: { ...(lessons === undefined ? {} : { lessons }), ...reasons } }
    },
    observe({ view, payoff }) {
      if (unread.length === MOST) unread.shift()
      unread.push(`${words.story?.(view) ?? words.view(view)}\nYour gain: ${payoff} ${unit}.`)
    },
  }
}

export const reflectEntry = languageEntry(
  'reflect',
  'a language model that notes after each game what it has learned, and answers with its notes before it',
  () => ({}),
  method,
)
