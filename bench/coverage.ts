/**
 * How often the intervals that this package prints hold the truth: for each method and each kind of data the share of
 * simulated experiments whose 95 % interval holds the true value. Run: `npx node bench/coverage.ts [TRIALS]`, for
 * example `npx node bench/coverage.ts 2000` (a few minutes).
 */
import { type Random, randomOf } from '../environments/random.ts'
import { corrected } from '../tournaments/luck/correction.ts'
import { anytimeEstimate } from '../tournaments/statistics/confidence-sequence.ts'
import { estimate, type Interval, type Unit } from '../tournaments/statistics/interval.ts'
import { addUp } from '../tournaments/statistics/measure-sums.ts'
import { type Bout, bradleyTerry } from '../tournaments/statistics/ratings.ts'
import { estimateShare } from '../tournaments/statistics/share.ts'
import { estimateSlope } from '../tournaments/statistics/slope.ts'

const trials = Number(process.argv[2] ?? 2000)

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit())
/** Student's t with three degrees of freedom: its fourth moment is infinite. */
const heavy = (random: Random): number =>
  normal(random) / Math.sqrt((normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2) / 3)
/** Small losses and rare large gains, as of a player who folds much; the mean is 0. */
const skewed = (random: Random): number => (random.unit() < 0.1 ? 9 : -1) + 0.5 * normal(random)
const KINDS = { normal, heavy, skewed }

const holds = (ci95: Interval | undefined, truth: number): boolean =>
  ci95 !== undefined && ci95 !== null && ci95[0] <= truth && truth <= ci95[1]

/** Prints one row. @param experiment the share of its intervals that hold the truth */
function row(method: string, data: string, experiment: (random: Random) => number, count = trials): void {
  const random = randomOf(1, 'coverage', method, data)
  let held = 0
  for (let trial = 0; trial < count; trial++) held += experiment(random)
  const share = held / count
  const error = 196 * Math.sqrt((share * (1 - share)) / count)
  console.log(`| ${method} | ${data} | ${(100 * share).toFixed(1)} % +- ${error.toFixed(1)} |`)
}

const units = (count: number, draw: () => number): Unit[] =>
  Array.from({ length: count }, () => ({ total: draw(), games: 1 }))

console.log('| interval | data | holds the truth |')
console.log('| --- | --- | --- |')
for (const [kind, draw] of Object.entries(KINDS))
  for (const count of [5, 20, 100, 1000]) {
    const mean = (random: Random) => Number(holds(estimate(units(count, () => draw(random))).ci95, 0))
    row('mean, Student t', `${count} units, ${kind}`, mean, count === 1000 ? trials / 4 : trials)
  }

for (const [kind, draw] of Object.entries(KINDS))
  for (const count of [20, 200])
    row(
      'mean, luck taken off',
      `${count} deals, ${kind}`,
      (random) => {
        const luck = [0, 1, 2, 3, 4].map(() => Float64Array.from({ length: count }, () => heavy(random)))
        const totals = Float64Array.from(
          { length: count },
          (_, i) => draw(random) + 2 * luck[0][i] + luck[1][i],
        )
        const luckless = corrected(totals, luck, [1, 1, 1, 1, 1], (deal) => deal)
        return Number(holds(estimate([...luckless].map((total) => ({ total, games: 1 }))).ci95, 0))
      },
      trials / 2,
    )

for (const [kind, draw] of Object.entries(KINDS))
  row(
    'mean, confidence sequence',
    `looked at after every 10 of 1000 units, ${kind}`,
    (random) => {
      const seen: Unit[] = []
      while (seen.length < 1000) {
        for (let i = 0; i < 10; i++) seen.push({ total: draw(random), games: 1 })
        const { ci95 } = anytimeEstimate(seen)
        if (ci95 !== null && !holds(ci95, 0)) return 0
      }
      return 1
    },
    trials / 10,
  )

for (const [kind, draw] of Object.entries(KINDS))
  row('difference of two agents', `20 deals common to both, two opponents, ${kind}`, (random) => {
    const rows = units(20, () => (draw(random) - draw(random) + draw(random) - draw(random)) / 2)
    return Number(holds(estimate(rows).ci95, 0))
  })

for (const share of [0.03, 0.5, 0.97])
  row('share, exact binomial', `20 deals of two seatings, share ${share}`, (random) => {
    const drawn = Array.from({ length: 20 }, () => {
      const first = random.unit() < share
      const second = random.unit() < 0.5 ? first : random.unit() < share
      return { total: Number(first) + Number(second), games: 2 }
    })
    return Number(holds(estimateShare(drawn).ci95, share))
  })

for (const [kind, draw] of Object.entries(KINDS))
  for (const count of [20, 100])
    row('slope, clustered', `${count} deals of two points, ${kind} rest`, (random) => {
      const points = Array.from({ length: count }, () => {
        const [x, common] = [normal(random), draw(random)]
        return addUp(
          [0, 1].map(() => {
            const [at, y] = [x + 0.2 * normal(random), common + 0.2 * normal(random)]
            const value = y + 0.5 * at
            return [1, at, value, at * at, at * value]
          }),
        )
      })
      return Number(holds(estimateSlope(points)?.ci95, 0.5))
    })

const LOGITS = [0.6, 0, -0.6]
for (const count of [20, 100])
  row(
    'rating',
    `${count} deals, three players, bouts of a deal hang together`,
    (random) => {
      const bouts = Array.from({ length: count }, (_, unit) => {
        const common = random.unit()
        return [
          [0, 1],
          [0, 2],
          [1, 2],
        ].map(([first, second]): Bout => {
          const drawn = random.unit() < 0.5 ? common : random.unit()
          return {
            first,
            second,
            score: drawn < 1 / (1 + Math.exp(LOGITS[second] - LOGITS[first])) ? 1 : 0,
            unit,
          }
        })
      }).flat()
      const rated = bradleyTerry(bouts, ['a', 'b', 'c'])
      const all = rated.map(({ ci95 }, i) => Number(holds(ci95, (LOGITS[i] * 400) / Math.LN10)))
      return all.reduce((sum, held) => sum + held, 0) / 3
    },
    trials / 4,
  )
