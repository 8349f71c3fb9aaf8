import { splitAgents } from '../../agents/spec.ts'
import { BatchWaiting } from '../../reasoning/language/batch/batches.ts'
import { type LanguageOptions, languageConfig } from '../language-config.ts'
import { printJson } from '../output.ts'
import { playTournament } from '../play.ts'
import { tournamentText } from '../tournament-text.ts'

interface TournamentOptions extends LanguageOptions {
  readonly game: string
  readonly agents: string
  readonly deals?: number
  readonly instances?: string
  readonly match: number
  readonly seed: number
  readonly set: Record<string, string>
  readonly concurrency?: number
  readonly out?: string
  readonly gate?: string
  readonly untilWidth?: number
  readonly timeLimit?: number
  readonly matchTokens?: string | true
  readonly quiet?: boolean
  readonly json?: boolean
}

/**
 * `bidder tournament`: plays every pairing and prints the result, or what it waits for with `--batch-once`; exit status 3
 * if the gate is not met.
 */
export async function tournament(options: TournamentOptions): Promise<void> {
  try {
    await played(options)
  } catch (error) {
    if (!(error instanceof BatchWaiting)) throw error
    if (options.json) printJson({ waiting: error.rounds })
    else console.log(error.message)
  }
}

async function played(options: TournamentOptions): Promise<void> {
  const { game, deals, instances, match, seed, concurrency, out, gate, timeLimit, matchTokens } = options
  const result = await playTournament(
    {
      game,
      settings: options.set,
      agents: splitAgents(options.agents),
      match,
      seed,
      ...(deals === undefined ? {} : { deals }),
      ...(instances === undefined ? {} : { instances }),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(out === undefined ? {} : { out }),
      ...(gate === undefined ? {} : { gate }),
      ...(options.untilWidth === undefined ? {} : { untilWidth: options.untilWidth }),
      ...(timeLimit === undefined ? {} : { timeLimitMs: timeLimit }),
      ...(matchTokens === undefined ? {} : { matchTokens }),
      ...languageConfig(options),
    },
    options.quiet ?? false,
  )
  if (result === undefined) return
  if (options.json) printJson(result)
  else console.log(tournamentText(result))
  if (result.gate?.passed === false) process.exitCode = 3
}
