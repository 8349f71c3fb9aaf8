import { splitAgents } from '../../agents/spec.ts'
import { BadInput } from '../../environments/errors.ts'
import { BatchWaiting } from '../../reasoning/language/batch/batches.ts'
import { type ExamConfig, runExam } from '../../tournaments/exam/exam.ts'
import { SAMPLES } from '../../tournaments/exam/spot.ts'
import { examText } from '../exam-text.ts'
import { type LanguageOptions, languageConfig } from '../language-config.ts'
import { printJson } from '../output.ts'
import { Progress } from '../progress.ts'

interface ExamOptions extends LanguageOptions {
  readonly agents: string
  readonly spots?: number
  readonly history: number
  readonly sample: string
  readonly seed: number
  readonly set: Record<string, string>
  readonly write?: string
  readonly spotsFrom?: string
  readonly concurrency?: number
  readonly quiet?: boolean
  readonly json?: boolean
}

/** `bidder exam`: sets an exam and prints the marks, or what it waits for with `--batch-once`. */
export async function exam(game: string, options: ExamOptions): Promise<void> {
  const progress = new Progress(options.quiet ?? false)
  try {
    const result = await runExam(configOf(game, options), {
      onNotice: (line) => process.stderr.write(`${line}\n`),
      onProgress: ({ finished, total }) => progress.show(finished, total, 'spots'),
    })
    progress.end()
    if (options.json) printJson(result)
    else console.log(examText(result))
  } catch (error) {
    if (!(error instanceof BatchWaiting)) throw error
    if (options.json) printJson({ waiting: error.rounds })
    else console.log(error.message)
  } finally {
    progress.end()
  }
}

function configOf(game: string, options: ExamOptions): ExamConfig {
  const { spots, history, seed, write, spotsFrom, concurrency } = options
  const samples = [...SAMPLES, 'both'] as const
  const sample = samples.find((known) => known === options.sample)
  if (sample === undefined)
    throw new BadInput(`--sample: there is no sample "${options.sample}"; samples are ${samples.join(', ')}`)
  return {
    game,
    settings: options.set,
    agents: splitAgents(options.agents),
    history,
    sample,
    seed,
    ...(spots === undefined ? {} : { spots }),
    ...(write === undefined ? {} : { write }),
    ...(spotsFrom === undefined ? {} : { spotsFrom }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...languageConfig(options),
  }
}
