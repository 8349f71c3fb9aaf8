/**
 * Processor time of the reasoner's decisions in a preset of negotiation, over drawn instances from both seats against
 * every house player. The collector's threads count, too.
 * Run: `npx node bench/bargaining-decisions.ts PRESET INSTANCES`, for example `cao2018 10`.
 */
import { bidder } from '../agents/bidder.ts'
import { negotiation } from '../environments/negotiation/rules.ts'
import { randomOf } from '../environments/random.ts'
import { FAMILY, opponentOf, payoff } from './bargainers.ts'

const [, , preset = 'openspiel-bargaining', given = '10'] = process.argv
const game = negotiation({ preset })
const times: number[] = []

for (let i = 0; i < Number(given); i++) {
  const start = game.initialState(randomOf(1, 'deal', i))
  for (const name of FAMILY)
    for (const seat of [0, 1] as const)
      await payoff(game, start, seat, bidder(game), opponentOf(game, name, 1, i), (time) => times.push(time))
}
times.sort((a, b) => a - b)
const at = (part: number) => times[Math.min(times.length - 1, Math.floor(part * times.length))].toFixed(0)
console.log(
  `${preset}: ${times.length} decisions, median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`,
)
