import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { Language } from '../../agents/language.ts'
import { BadInput } from '../../environments/errors.ts'
import { languageOf, WAITING } from '../language.ts'
import { inThreads } from '../workers/jobs.ts'
import { checkDeals } from './check.ts'
import { type Desk, openDesk } from './desk.ts'
import type { ExamConfig, ExamOptions } from './exam.ts'
import { claimExam, readExam, writeExam } from './files.ts'
import { type ExamResult, marked, type Sat } from './report.ts'
import type { Answer } from './sit.ts'
import type { ExamSheet, Item } from './spot.ts'
import { type Answered, answerComputing, type ExamJob } from './work.ts'

const SPOTS = 100
const HISTORY = 15

/** Sets an exam and grades it. @see runExam */
export async function holdExam(config: ExamConfig, options: ExamOptions): Promise<ExamResult> {
  const { agents, write, onNotice } = { ...config, ...options }
  if (agents.length === 0) throw new BadInput('exam: agents: name one or more')
  if (new Set(agents).size < agents.length)
    throw new BadInput('exam: an agent is named twice; name each once')
  const given = config.spotsFrom === undefined ? undefined : readExam(config.spotsFrom)
  if (given !== undefined) checkDeals(given.items, config.spotsFrom ?? '')
  const language = languageOf(
    { batchOnce: false, ...config, ...(write === undefined ? {} : { out: write }) },
    onNotice,
  )
  const game = given?.sheet.game ?? config.game
  if (game !== config.game)
    throw new BadInput(`${config.spotsFrom}: is an exam of ${game}, not of ${config.game}`)
  const desk = openDesk(game, given?.sheet.settings ?? config.settings ?? {}, agents, language)
  const sheet = sheetOf(config, desk, given)
  if (write !== undefined) claimExam(write, sheet)
  const warning = await language.models.ready()
  if (warning !== undefined) onNotice?.(warning)

  const jobs = given?.items
    .slice(0, sheet.spots)
    .map((item): ExamJob => ({ item, where: config.spotsFrom ?? '' }))
  const numbers = Array.from({ length: sheet.spots }, (_, number): ExamJob => ({ number }))
  const computed = await answersOfComputing(desk, sheet, config, jobs ?? numbers, options)
  const items = computed.map(({ item }) => item)
  if (given === undefined) checkDeals(items, 'exam')
  if (write !== undefined) writeExam(write, items)
  const waiting = await answersOfWaiting(desk, sheet, items, language)
  const sat = computed.map(({ item, answers }, i): Sat => {
    let next = 0
    return { item, answers: desk.computes.map((computes, a) => (computes ? answers[next++] : waiting[a][i])) }
  })
  return marked(sheet, agents, sat)
}

function sheetOf(config: ExamConfig, desk: Desk, given: ReturnType<typeof readExam> | undefined): ExamSheet {
  const { game, spots, seed = 1, history = HISTORY, sample = 'play' } = config
  if (given !== undefined) {
    const { length } = given.items
    if (spots !== undefined && spots > length)
      throw new BadInput(`${config.spotsFrom}: has ${length} spots, not ${spots}; take as many or fewer`)
    return { ...given.sheet, spots: spots ?? length }
  }
  const { settings, unit } = desk
  return {
    format: 'bidder-exam',
    version: 1,
    game,
    settings,
    seed,
    spots: spots ?? SPOTS,
    history,
    sample,
    unit,
  }
}

/** Draws or checks all questions, and puts them to the agents that compute. */
async function answersOfComputing(
  desk: Desk,
  sheet: ExamSheet,
  { agents, concurrency = availableParallelism() }: ExamConfig,
  jobs: readonly ExamJob[],
  { onProgress }: ExamOptions,
): Promise<Exclude<Answered, { wrong: string }>[]> {
  const done: Exclude<Answered, { wrong: string }>[] = []
  for await (const answered of answersTo(desk, sheet, agents, jobs, Math.min(concurrency, jobs.length))) {
    if ('wrong' in answered) throw new BadInput(answered.wrong)
    done.push(answered)
    onProgress?.({ finished: done.length, total: jobs.length })
  }
  return done
}

/** The answers in order, from worker threads, or from this one where one is enough. */
async function* answersTo(
  desk: Desk,
  sheet: ExamSheet,
  agents: readonly string[],
  jobs: readonly ExamJob[],
  threads: number,
): AsyncGenerator<Answered> {
  if (threads > 1) {
    const start = { game: sheet.game, agents: agents.filter((_, a) => desk.computes[a]), sheet }
    yield* inThreads<ExamJob, Answered>(new URL('./worker.ts', import.meta.url), start, jobs, threads)
    return
  }
  for (const job of jobs) {
    // Lets signals in: players that compute never leave the microtask queue.
    await setImmediate()
    yield await answerComputing(desk, sheet, job)
  }
}

/** Puts all questions to the agents that ask a model: many at a time, and all of them where they go out in batches. */
async function answersOfWaiting(
  desk: Desk,
  sheet: ExamSheet,
  items: readonly Item[],
  { models }: Language,
): Promise<readonly (readonly Answer[])[]> {
  const answers = desk.computes.map((): Answer[] => [])
  const questions = desk.computes.flatMap((computes, agent) =>
    computes ? [] : items.map((item, place) => ({ agent, item, place })),
  )
  const lanes = desk.batched ? questions.length : Math.min(WAITING, questions.length)
  let next = 0
  const lane = async () => {
    while (next < questions.length) {
      const { agent, item, place } = questions[next++]
      answers[agent][place] = await models.play(() => desk.sit(sheet, agent, item))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return answers
}
