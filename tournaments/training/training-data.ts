import { seatAgent } from '../../agents/roster.ts'
import { familyNamed, type Playable } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { DealSource, Json } from '../../environments/game.ts'
import { Models } from '../../reasoning/language/models.ts'
import type { Message } from '../../reasoning/language/prompt.ts'
import type { AuditOptions } from '../audit/audit.ts'
import type { Graded } from '../audit/grade.ts'
import { gradedGames } from '../audit/graded-games.ts'
import type { GameChoice } from '../record-index.ts'
import { recordedTournament } from '../recorded-games.ts'
import { answerWith, promptAt, type Reasons } from './conversation.ts'
import { bestAnswers, type Filter, type Lesson, type Preference, Preferences } from './preferences.ts'
import { reasoningInWords } from './reasoning.ts'

/** What training data is made from a record, and how. */
export interface TrainingRequest extends Filter {
  /** Pairs of a better and a worse answer, or good answers alone. */
  readonly format: TrainingFormat
  readonly reasons: Reasons
}

export const TRAINING_FORMATS = ['preferences', 'sft'] as const

export type TrainingFormat = (typeof TRAINING_FORMATS)[number]

/** A line of a file of training data. */
export type TrainingLine = Readonly<Record<string, Json>>

/** Training data, with what was left out. */
export interface TrainingData {
  readonly lines: readonly TrainingLine[]
  /** Decisions that were graded. */
  readonly decisions: number
  /** Of these, those of players whose reasoning is not recorded; those of players that are told what is hidden. */
  readonly silent: number
  readonly told: number
  /** Pairs that were left out because opponents make now one, now the other action the better. */
  readonly contradicted: number
}

/**
 * Makes training data for language models of a record: every decision is graded as by `audit`, and decisions of the same
 * situation are compared. Prompts are what `cot` or `direct` would be sent there: what the seat sees, in words.
 *
 * @param folder what was given to `--out`
 * Throws `BadInput` for a record that is none, is damaged, or is of a game that nobody can grade.
 */
export async function trainingData(
  folder: string,
  request: TrainingRequest,
  options: AuditOptions = {},
  choice: GameChoice = {},
): Promise<TrainingData> {
  const { game, settings } = recordedTournament(folder)
  const use = <State, Action extends Json, View, Hidden>(playable: Playable<State, Action, View, Hidden>) =>
    dataOf(playable, folder, request, options, choice)
  return familyNamed(game).open(settings, use, options.source ?? ({} satisfies DealSource))
}

async function dataOf<State, Action extends Json, View, Hidden>(
  playable: Playable<State, Action, View, Hidden>,
  folder: string,
  request: TrainingRequest,
  options: AuditOptions,
  choice: GameChoice,
): Promise<TrainingData> {
  const { game } = playable
  const { reasons, format } = request
  const { agents } = recordedTournament(folder)
  const { unit, games } = await gradedGames(folder, options, choice)
  const told = new Set(agents.filter((agent) => isTold(playable, agent)))
  const prompts = new Map<string, { readonly messages: readonly Message[]; readonly stage: string }>()
  const preferences = new Preferences()
  const counts = { decisions: 0, silent: 0, told: 0 }
  for await (const { graded } of games)
    for (const decision of graded) {
      counts.decisions++
      const lessons = told.has(decision.agent) ? undefined : lessonsOf(decision)
      if (told.has(decision.agent)) counts.told++
      else if (lessons === undefined) counts.silent++
      for (const lesson of lessons ?? []) preferences.add(lesson)
    }
  const { pairs, contradicted } = preferences.pairs(request)
  if (format === 'preferences') return { lines: comparisons(), ...counts, contradicted }
  const { examples, ambiguous } = bestAnswers(pairs)
  return { lines: examples.map(exampleOf), ...counts, contradicted: contradicted + ambiguous }

  /** What a decision teaches; undefined where its reasoning is wanted and not recorded. */
  function lessonsOf(decision: Graded): Lesson[] | undefined {
    const view = game.readView(decision.view)
    const read = (json: Json) => game.readAction(view, json)
    const action = read(decision.action)
    const thoughts =
      reasons === 'words'
        ? reasoningInWords(game.words, view, decision.deliberation, action, read)
        : undefined
    if (reasons === 'words' && thoughts === undefined) return undefined
    const taken = lessonOf(decision, view, decision.agent, action, decision, thoughts)
    const [best, second] = decision.actions
    const foremost = () => lessonOf(decision, view, 'best', read(best.action), best)
    if (format === 'preferences') return reasons === 'words' ? [taken] : [foremost(), taken]
    // The best answer is learned by itself; the second best tells by how much it is the best.
    const beside = lessonOf(decision, view, 'second best', read(second.action), second)
    if (reasons === 'none') return [foremost(), beside]
    return decision.loss > 0 ? [] : [taken, beside]
  }

  function lessonOf(
    { against, opponent, stage }: Graded,
    view: View,
    agent: string,
    action: Action,
    { loss, standardError }: Pick<Graded, 'loss' | 'standardError'>,
    thoughts?: string,
  ): Lesson {
    const messages = promptAt(game, view, reasons)
    const situation = JSON.stringify(messages)
    prompts.set(situation, { messages, stage })
    return {
      situation,
      opponent: against === 'equilibrium' ? 'equilibrium' : opponent,
      action: JSON.stringify(action),
      answer: answerWith(game, view, action, thoughts),
      agent,
      loss,
      standardError,
    }
  }

  function comparisons(): TrainingLine[] {
    return pairs.map(({ situation, chosen, rejected, gap, confidence }) => ({
      prompt: messagesOf(situation),
      chosen: [{ role: 'assistant', content: chosen.answer }],
      rejected: [{ role: 'assistant', content: rejected.answer }],
      ...{ gap, confidence, unit, game: game.name, stage: prompts.get(situation)?.stage ?? '' },
      ...{ chosen_agent: chosen.agent, rejected_agent: rejected.agent },
    }))
  }

  function exampleOf({ situation, chosen, gap, confidence }: Preference): TrainingLine {
    return {
      messages: [...messagesOf(situation), { role: 'assistant', content: chosen.answer }],
      ...{ gap, confidence, unit, game: game.name, stage: prompts.get(situation)?.stage ?? '' },
      agent: chosen.agent,
    }
  }

  function messagesOf(situation: string): { role: string; content: string }[] {
    return (prompts.get(situation)?.messages ?? []).map(({ role, content }) => ({ role, content }))
  }
}

/** Stands for the model of an agent that names none: nothing is asked here. */
const ANY_MODEL = 'openai/any'

/** Whether a player is told what no player may know, so that its words may tell it, too. */
function isTold<State, Action extends Json, View, Hidden>(
  { game, policies, oracles }: Playable<State, Action, View, Hidden>,
  agent: string,
): boolean {
  try {
    const seated = seatAgent(agent, game, policies, oracles, { models: new Models(), model: ANY_MODEL })
    return seated.make().told === true
  } catch (error) {
    // A guest, or a player of an earlier version: not one of the roster's oracles.
    if (error instanceof BadInput) return false
    throw error
  }
}
