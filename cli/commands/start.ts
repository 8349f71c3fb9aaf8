import { rm } from 'node:fs/promises'
import { families } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { TournamentResult } from '../../tournaments/run.ts'
import { closingReport } from '../closing-report.ts'
import { closingText } from '../closing-text.ts'
import { playTournament } from '../play.ts'
import { tournamentText } from '../tournament-text.ts'

const HERO = 'bidder'

/** `bidder start`: a first tournament of each game that has a showcase, and in one paragraph what they show. */
export async function start({ seed }: { seed: number }): Promise<void> {
  const folder = `runs/start-${seed}`
  // The folder is this command's own: it shows play, not a record of an earlier one.
  try {
    await rm(folder, { recursive: true, force: true })
  } catch (cause) {
    throw new BadInput(`${folder}: cannot be replaced; run this in a folder that you may write to`, { cause })
  }
  console.log(`${HERO}, the reasoner, against house players; less than a minute of play.\n`)
  const results: TournamentResult[] = []
  const reports: string[] = []
  for (const { name, showcase } of families) {
    if (showcase === undefined) continue
    const { opponents, ...amount } = showcase
    const agents = [HERO, ...opponents]
    const out = `${folder}/${name}`
    const onward = `what is finished is in ${folder}, until the same command starts anew`
    const config = { game: name, agents, ...amount, seed, out }
    const result = await playTournament(config, false, onward)
    if (result === undefined) return
    results.push(result)
    // Grading takes as long as playing did, and this command is to be over soon.
    const report = await closingReport(config, 0)
    if (report !== undefined) reports.push(report)
    // What is measured of the others is in the record.
    const measures = result.measures?.filter(({ agent }) => agent === HERO)
    console.log(`${tournamentText({ ...result, ...(measures === undefined ? {} : { measures }) })}\n`)
  }
  console.log(closingText(HERO, results, seed))
  if (reports.length > 0)
    console.log(`\nEvery game can be stepped through, in any browser: ${reports.join(' and ')}.`)
  console.log(
    `\nPlay against it yourself: npm run --silent bidder -- play ${results[0]?.game} --seats human,${HERO}`,
  )
}
