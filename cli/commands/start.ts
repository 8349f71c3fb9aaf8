import { rm } from 'node:fs/promises'
import { BadInput } from '../../environments/errors.ts'
import type { TournamentResult } from '../../tournaments/run.ts'
import { playTournament } from '../play.ts'
import { interval, signed, tournamentText } from '../tournament-text.ts'

const HERO = 'bidder'
const AGENTS = [HERO, 'myopic', 'threshold', 'rule-v1', 'call', 'random']
const GAME = 'limit-holdem'
const DEALS = 60
const MATCH = 10

/** `bidder start`: a first tournament, and in one paragraph what it shows. */
export async function start({ seed }: { seed: number }): Promise<void> {
  const out = `runs/start-${seed}`
  // The folder is this command's own: it shows play, not a record of an earlier one.
  try {
    await rm(out, { recursive: true, force: true })
  } catch (cause) {
    throw new BadInput(`${out}: cannot be replaced; run this in a folder that you may write to`, { cause })
  }
  console.log(`${HERO}, the reasoner, against house players; about twenty seconds of play.\n`)
  const config = {
    game: GAME,
    settings: {},
    agents: AGENTS,
    deals: DEALS,
    match: MATCH,
    seed,
    out,
  }
  const result = await playTournament(config, false)
  if (result !== undefined) console.log(`${tournamentText(result)}\n\n${closing(result, seed)}`)
}

/** What was seen, how sure one can be, and what to try next. */
function closing(result: TournamentResult, seed: number): string {
  const own = result.pairings
    .filter(({ agents }) => agents.includes(HERO))
    .map((pairing) => ({
      other: pairing.agents.filter((agent) => agent !== HERO).join(', '),
      mean: pairing.mean[HERO],
      ci95: pairing.ci95[HERO],
    }))
  const won = own.filter(({ ci95 }) => ci95 !== null && ci95[0] > 0)
  const lost = own.filter(({ ci95 }) => ci95 !== null && ci95[1] < 0)
  const open = own.filter((pairing) => !won.includes(pairing) && !lost.includes(pairing))
  const named = (pairings: typeof own) => pairings.map(({ other }) => other).join(', ')
  const place = result.standings.find(({ agent }) => agent === HERO)
  const verdicts = [
    won.length > 0 ? `won against ${named(won)} with the whole interval above 0` : '',
    open.length > 0 ? `cannot be told apart from ${named(open)} by so few games` : '',
    lost.length > 0 ? `lost to ${named(lost)}` : '',
  ].filter((text) => text !== '')
  const narrowest = own.toSorted((a, b) => a.mean - b.mean)[0]
  return [
    `${HERO} finished ${place?.rank === 1 ? 'first' : `in place ${place?.rank}`} with ${signed(place?.mean ?? Number.NaN)} ${result.unit}, interval ${interval(place?.ci95 ?? null)}: it ${verdicts.join(', and ')}.`,
    `Its smallest result is ${signed(narrowest.mean)} ${interval(narrowest.ci95)} against ${narrowest.other}; each interval covers the true value 19 times in 20, and four times the deals halve its width.`,
    'To try next:',
    `\`npm run --silent bidder -- tournament --game ${GAME} --agents ${HERO},${narrowest.other} --deals ${DEALS * 4} --seed ${seed + 1}\` for a surer answer on that pairing,`,
    '`npm run --silent bidder -- agents` for everybody who can play and what can be set,',
    '`npm run --silent bidder -- decide --help` to see one decision being reached.',
  ].join(' ')
}
