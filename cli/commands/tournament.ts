import { dirname } from 'node:path'
import { splitAgents } from '../../agents/spec.ts'
import { BatchWaiting } from '../../reasoning/language/batch/batches.ts'
import { sharedBudget } from '../../reasoning/language/models.ts'
import type { Experiment } from '../../tournaments/experiment.ts'
import { checkGame, experimentGames, type Override } from '../../tournaments/experiment-games.ts'
import type { TournamentResult } from '../../tournaments/run.ts'
import { closingReport } from '../closing-report.ts'
import { foundConfig, readConfigFile } from '../config-file.ts'
import { type LanguageOptions, languageConfig } from '../language-config.ts'
import { printJson } from '../output.ts'
import { playTournament } from '../play.ts'
import { tournamentText } from '../tournament-text.ts'

interface TournamentOptions extends LanguageOptions {
  readonly game?: string
  readonly agents?: string
  readonly deals?: number
  readonly instances?: string
  readonly match?: number
  readonly seed?: number
  readonly set: Record<string, string>
  readonly concurrency?: number
  readonly out?: string
  readonly gate?: string
  readonly untilWidth?: number
  readonly timeLimit?: number
  readonly matchTokens?: string | true
  /** False with `--no-report`. */
  readonly report: boolean
  readonly queue?: string
  readonly quiet?: boolean
  readonly json?: boolean
}

/** One game of an experiment, played; or what it waits for with `--batch-once`. */
type Ended = { readonly name: string } & (
  | { readonly result: TournamentResult & { readonly report?: string } }
  | { readonly waits: BatchWaiting }
)

/**
 * `bidder tournament`: plays every pairing of each game and prints the result, or what it waits for with `--batch-once`;
 * exit status 3 if a gate is not met.
 *
 * @param named the file that describes the experiment; absent: one in this folder, unless the options name game and agents
 */
export async function tournament(named: string | undefined, options: TournamentOptions): Promise<void> {
  const said = options.game !== undefined && options.agents !== undefined
  const file = named ?? (said ? undefined : foundConfig('.'))
  const experiment: Experiment = file === undefined ? {} : await readConfigFile(file)
  const from = { file: file ?? 'tournament', folder: file === undefined ? '.' : dirname(file) }
  const games = experimentGames(experiment, override(options, experiment), from)
  if (file !== undefined) for (const game of games) checkGame(game)
  const budget = sharedBudget(games[0].config.limits)
  const several = experiment.games !== undefined
  const queue = options.queue === undefined ? {} : { queue: options.queue }
  const ended: Ended[] = []
  for (const { name, config } of games) {
    try {
      const result = await playTournament(config, options.quiet ?? false, undefined, { budget, ...queue })
      if (result === undefined) return
      const report = options.report ? await closingReport(config) : undefined
      ended.push({ name, result: { ...result, ...(report === undefined ? {} : { report }) } })
      if (!options.json) {
        const named = report === undefined ? '' : `\nThe report is ${report}; open it in any browser.`
        console.log(`${tournamentText(result)}${named}${several ? '\n' : ''}`)
      }
      if (result.gate?.passed === false) process.exitCode = 3
    } catch (waits) {
      if (!(waits instanceof BatchWaiting)) throw waits
      ended.push({ name, waits })
      if (!options.json) console.log(several ? `${name}: ${waits.message}` : waits.message)
    }
  }
  if (!options.json) return
  const documents = ended.map((end) => ('result' in end ? end.result : { waiting: end.waits.rounds }))
  printJson(
    several
      ? { tournaments: documents.map((document, i) => ({ name: ended[i].name, ...document })) }
      : documents[0],
  )
}

/** What the options say in place of the file. */
function override(options: TournamentOptions, { prices }: Experiment): Override {
  const { game, agents, deals, instances, match, seed, concurrency, out, gate, timeLimit, matchTokens } =
    options
  return {
    settings: options.set,
    ...(game === undefined ? {} : { game }),
    ...(agents === undefined ? {} : { agents: splitAgents(agents) }),
    ...(match === undefined ? {} : { match }),
    ...(seed === undefined ? {} : { seed }),
    ...(deals === undefined ? {} : { deals }),
    ...(instances === undefined ? {} : { instances }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(out === undefined ? {} : { out }),
    ...(gate === undefined ? {} : { gate }),
    ...(options.untilWidth === undefined ? {} : { untilWidth: options.untilWidth }),
    ...(timeLimit === undefined ? {} : { timeLimitMs: timeLimit }),
    ...(matchTokens === undefined ? {} : { matchTokens }),
    ...languageConfig(options, prices !== undefined),
  }
}
