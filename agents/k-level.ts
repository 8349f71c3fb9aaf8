import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'
import type { Game, Json, Telling } from '../environments/game.ts'
import { decisionQuestion, posedDecision } from '../reasoning/language/decision.ts'
import { type Inquiry, orElse, together } from '../reasoning/language/inquiry.ts'
import { posedInWords } from '../reasoning/language/posed.ts'
import { type Message, promptNamed } from '../reasoning/language/prompt.ts'
import { thoughts } from './cot.ts'
import { languageEntry, type Method } from './language.ts'

const placePrompt = promptNamed('k-level-place')
const question = decisionQuestion('k-level', () => ({ thoughts: thoughts() }))

const options = () => ({
  level: z.coerce
    .number()
    .int()
    .min(2)
    .max(3)
    .default(2)
    .describe('its own level: the others are taken for players of one less, those of level 1 expect nothing'),
  memory: z.coerce
    .number()
    .int()
    .min(0)
    .max(100)
    .default(3)
    .describe('with two seats: games before this one that are looked back on, the latest'),
})

/**
 * K-level reasoning: in a fresh conversation for each opponent the model goes to that opponent's place, where it is told
 * only what everybody has seen, and says what it would do at one level less; then it decides with these predictions.
 * Source: Zhang et al. 2024, "K-Level Reasoning with Large Language Models" (arXiv 2402.01521).
 */
function method<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  { level, memory }: { readonly level: number; readonly memory: number },
): Method<View, Action> {
  const { open } = game.words
  if (open === undefined)
    throw new BadInput(
      `k-level: does not play ${game.name}, which does not say what everybody at the table can see`,
    )
  const past: (readonly Telling[])[] = []

  const posed = (place: Telling, expected: string) =>
    posedInWords(placePrompt, {
      game: game.name,
      unit: game.unit,
      past: pastOf(past, place.own),
      told: place.told,
      expected,
    })

  /** What a player of a level expects of each of the others. @param path whose thoughts these are */
  async function expecting(
    inquiry: Inquiry,
    tellings: readonly Telling[],
    self: Telling | undefined,
    level: number,
    path: string,
  ): Promise<string> {
    if (level === 1) return NOTHING
    const places = tellings.filter((place) => place !== self)
    const labels = places.map(({ seat }) => `${path}seat ${seat}`)
    const expected = await together(
      places.map((place, i) => expecting(inquiry, tellings, place, level - 1, `${labels[i]}, there `)),
    )
    const answers = await together(
      places.map((place, i) =>
        orElse(inquiry.put(posed(place, expected[i]), { label: labels[i] }), undefined),
      ),
    )
    const lines = places.flatMap(({ seat }, i) =>
      answers[i] === undefined ? [] : [`- seat ${seat}: ${JSON.stringify(answers[i])}`],
    )
    return lines.length === 0 ? NOTHING : `\n${lines.join('\n')}`
  }

  /** The questions of `expecting`, in order, as they are before anything is answered. */
  function placesAsked(tellings: readonly Telling[], self: Telling | undefined, level: number): Message[][] {
    if (level === 1) return []
    const places = tellings.filter((place) => place !== self)
    return [
      ...places.flatMap((place) => placesAsked(tellings, place, level - 1)),
      ...places.map((place) => [...posed(place, level === 2 ? NOTHING : WORKED_OUT).messages]),
    ]
  }

  return {
    questions(situation) {
      const tellings = open(situation.view)
      const self = tellings.find(({ own }) => own)
      return [
        ...placesAsked(tellings, self, level),
        [...posedDecision(game, question, situation, { expected: WORKED_OUT }).messages],
      ]
    },
    async decide(inquiry, turn) {
      const tellings = open(turn.view)
      const self = tellings.find(({ own }) => own)
      const expected = await expecting(inquiry, tellings, self, level, '')
      const { action, reasons } = await inquiry.put(posedDecision(game, question, turn, { expected }))
      return { action, reasons: { expected, ...reasons } }
    },
    observe({ view }) {
      // With more than two, who sat where is not known for certain.
      const tellings = open(view)
      if (tellings.length === 2) past.push(tellings)
      if (past.length > memory) past.shift()
    },
  }
}

const NOTHING = 'nothing; take them for players who think for themselves.'
/** Stands in prompts that are shown before anything is asked. */
const WORKED_OUT = '{what each of the others will do, worked out in its place}'

/** Earlier games as one of the two players was told them. */
function pastOf(past: readonly (readonly Telling[])[], own: boolean): string {
  const games = past.flatMap((tellings) => tellings.find((place) => place.own === own)?.told ?? [])
  return games.length === 0
    ? 'No game of these players has been seen yet.'
    : `Games of these players before this one, as everybody saw them:\n\n${games.join('\n\n')}`
}

export const kLevelEntry = languageEntry(
  'k-level',
  "a language model that first puts itself in each opponent's place, then answers",
  options,
  method,
)
