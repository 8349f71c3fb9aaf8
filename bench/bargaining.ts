/**
 * How well the reasoner bargains: against players of its family and outside it, as a share of what an oracle earns that
 * knows the other's values and strategy; and against itself.
 * Run: `npx node bench/bargaining.ts INSTANCES DISCOUNT`, for example `50 0.95` (some minutes).
 */
import { bidder } from '../agents/bidder.ts'
import { policyAgent } from '../agents/house.ts'
import type { Agent } from '../environments/agent.ts'
import type { Policy } from '../environments/game.ts'
import type { Action } from '../environments/negotiation/action.ts'
import { housePolicies } from '../environments/negotiation/policies.ts'
import { type NegotiationState, negotiation } from '../environments/negotiation/rules.ts'
import type { NegotiationView } from '../environments/negotiation/view.ts'
import type { PlanType } from '../environments/plans.ts'
import { randomOf } from '../environments/random.ts'
import { Hypotheses } from '../reasoning/infer/hypotheses.ts'
import { type Planning, plan } from '../reasoning/plan.ts'
import { argmax } from '../reasoning/score/decision-rule.ts'
import { selfish } from '../reasoning/score/social.ts'
import { linear } from '../reasoning/score/utility.ts'

type Player = Agent<NegotiationView, Action>

const [instances, discount] = [Number(process.argv[2] ?? 50), Number(process.argv[3] ?? 1)]
const game = negotiation({ discount })
const plans = (() => {
  if (game.plans === undefined) throw new Error('negotiation has a planning form')
  return game.plans
})()
const { signal } = new AbortController()
const times: number[] = []

const FAMILY = ['tough', 'boulware', 'linear', 'conceder', 'tit-for-tat', 'micro', 'nice', 'random']
const OUTSIDE = ['noisy', 'fair', 'boulware, e = 2', 'conceder, e = 0.5']

function house(name: string, options: Record<string, unknown> = {}): Policy<NegotiationView, Action> {
  const found = housePolicies.find((policy) => policy.name === name)
  if (found === undefined) throw new Error(`no house player ${name}`)
  return found.create(options)
}

/** The opponent of an instance, and the type that it is. Those of another exponent hold a random reservation value. */
function opponent(
  name: string,
  instance: number,
): [Policy<NegotiationView, Action>, PlanType<NegotiationView>] {
  const [player, exponent] = name.split(', e = ')
  const reserve =
    Math.floor(randomOf(instance, exponent === undefined ? name : `e${exponent}`).unit() * 80) / 100
  const policy = exponent === undefined ? house(player) : house(player, { exponent, reserve })
  const type = exponent === undefined ? plans.family.find((known) => known.name === name) : undefined
  return [policy, type ?? plans.typeOf(policy)]
}

/** Plays one instance. @param timed the seat whose decisions are timed */
async function play(
  start: NegotiationState,
  players: readonly Player[],
  timed?: number,
): Promise<NegotiationState> {
  const randoms = [randomOf(1, 'first'), randomOf(1, 'second')]
  let state = start
  for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
    const begun = performance.now()
    const turn = {
      view: game.view(state, seat),
      actions: game.legalActions(state),
      random: randoms[seat],
      signal,
    }
    const { action } = await players[seat].decide(turn)
    if (seat === timed) times.push(performance.now() - begun)
    state = game.apply(state, action)
  }
  return state
}

/** The reasoner told the other's values and type: nobody can do better. */
function oracle(type: PlanType<NegotiationView>, values: readonly number[]): Player {
  const hypotheses = new Hypotheses<NegotiationView, Action>([type], ({ name }) =>
    name === values.join() ? 1 : 0,
  )
  const planning: Planning = { score: () => selfish(linear, 0), decide: argmax, lookahead: 1 }
  return {
    name: 'oracle',
    decide: async ({ view, random }) => plan(plans, view, hypotheses, planning, game.unit, random),
  }
}

async function share(names: readonly string[]): Promise<void> {
  let [all, most] = [0, 0]
  for (const name of names) {
    let [own, best] = [0, 0]
    for (let i = 0; i < instances; i++)
      for (const seat of [0, 1]) {
        const start = game.initialState(randomOf(i, 'deal'))
        const [policy, type] = opponent(name, i)
        const against = async (player: Player, timed?: number) => {
          const other = policyAgent(policy)
          const end = await play(start, seat === 0 ? [player, other] : [other, player], timed)
          return game.returns(end)[seat]
        }
        own += await against(bidder(game), seat)
        best += await against(oracle(type, start.values[1 - seat]))
      }
    print(name, own, best)
    all += own
    most += best
  }
  print('all of these', all, most)
}

function print(name: string, own: number, best: number): void {
  console.log(`${name.padEnd(20)} ${((100 * own) / best).toFixed(1).padStart(5)} % of the oracle`)
}

async function againstItself(): Promise<void> {
  const found = ['agreement', 'joint-share', 'pareto-optimal'].map((name) => {
    const measure = game.measures?.find((known) => known.name === name)
    if (measure === undefined) throw new Error(`no measure ${name}`)
    return { name, measure, sum: 0, n: 0 }
  })
  for (let i = 0; i < instances; i++) {
    const state = await play(game.initialState(randomOf(i, 'deal')), [bidder(game), bidder(game)], 0)
    for (const row of found) {
      const value = row.measure.of({ state, returns: game.returns(state), decisions: [] }, 0)
      if (typeof value !== 'number') continue
      row.sum += value
      row.n++
    }
  }
  for (const { name, sum, n } of found)
    console.log(`${name.padEnd(20)} ${((100 * sum) / n).toFixed(1).padStart(5)} %`)
}

console.log(`${instances} instances from both seats, discount ${discount}\n\nplayers of its family`)
await share(FAMILY)
console.log('\nplayers outside it')
await share(OUTSIDE)
console.log('\nagainst itself')
await againstItself()
times.sort((a, b) => a - b)
const at = (part: number) => times[Math.floor(part * times.length)].toFixed(1)
console.log(`\na decision: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`)
