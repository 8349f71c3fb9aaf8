import type { TournamentResult } from '../tournaments/run.ts'
import { type Interval, interval, signed } from './interval-text.ts'

/** More deals to try next, by this factor. */
const MORE = 4

/**
 * One paragraph on some tournaments: what was seen, how sure one can be, and what to try next.
 * @param hero who plays in all of them
 * @param seed that they were played with
 */
export function closingText(hero: string, results: readonly TournamentResult[], seed: number): string {
  return [
    ...results.map((result) => seen(hero, result)),
    'Each interval covers the true value 19 times in 20; four times the deals halve its width.',
    'To try next:',
    ...results.map((result) => surer(hero, result, seed)),
    '`npm run --silent bidder -- agents` for everybody who can play and what can be set,',
    '`npm run --silent bidder -- decide --help` to see one decision being reached.',
  ].join(' ')
}

/** Where the hero stands, beside whom, and where it got least. */
function seen(hero: string, result: TournamentResult): string {
  const { game, unit, standings } = result
  const place = standings.findIndex(({ agent }) => agent === hero)
  const own = standings[place]
  // The nearest of the others: the one after the first, or the one before whoever is not.
  const beside = standings[place === 0 ? 1 : place - 1]
  const sure = apart(own.ci95, beside.ci95)
    ? `which is ${place === 0 ? 'more' : 'less'} than ${beside.agent} (${signed(beside.mean)}) beyond what chance explains`
    : `which so few games cannot tell from ${beside.agent} (${signed(beside.mean)})`
  const least = hardest(hero, result)
  return [
    `In ${game} ${hero} came ${own.rank === 1 ? 'first' : `in place ${own.rank}`} with ${signed(own.mean)} ${unit} ${interval(own.ci95)},`,
    `${sure}; it got least against ${least.other}, ${signed(least.mean)} ${interval(least.ci95)}.`,
  ].join(' ')
}

function surer(hero: string, result: TournamentResult, seed: number): string {
  const { other } = hardest(hero, result)
  return `\`npm run --silent bidder -- tournament --game ${result.game} --agents ${hero},${other} --deals ${result.deals * MORE} --seed ${seed + 1}\` for a surer answer there,`
}

/** Whether no value lies in both intervals: cautious, as both players met the same deals. */
function apart(one: Interval, other: Interval): boolean {
  return one !== null && other !== null && (one[0] > other[1] || other[0] > one[1])
}

/** The pairing in which the hero got least. */
function hardest(hero: string, { pairings }: TournamentResult) {
  const [least] = pairings
    .filter(({ agents }) => agents.includes(hero))
    .map(({ agents, mean, ci95 }) => ({
      other: agents.filter((agent) => agent !== hero).join(','),
      mean: mean[hero],
      ci95: ci95[hero],
    }))
    .toSorted((a, b) => a.mean - b.mean)
  return least
}
