import { checkedSettings } from '../settings.ts'
import {
  egalitarianValue,
  kalaiSmorodinskyOutcomes,
  nashOutcomes,
  nashProduct,
} from './bargaining-solutions.ts'
import { domainOf } from './domain.ts'
import { equilibrium } from './equilibrium.ts'
import { maxWelfare, type Payoffs, paretoOutcomes, pointsOf, type Utilities } from './frontier.ts'
import { readInstances } from './instances.ts'
import { offerCounts } from './offer-count.ts'
import { type Instance, priorOf } from './prior.ts'
import { type Rules, rulesOf, settingsSchema } from './settings.ts'

/** What is exactly so of one instance with both sides' values known. Points, undiscounted but for the equilibrium. */
export type InstanceAnalysis = {
  /** The line of the file, from 1. */
  readonly line: number
  /** How many different offers there are. */
  readonly offers: number
  readonly pareto: readonly Payoffs[]
  /** All ties; empty where no outcome leaves both at or above their BATNA. */
  readonly nash: readonly Payoffs[]
  readonly egalitarian: number
  readonly kalaiSmorodinsky: readonly Payoffs[]
  readonly maxWelfare: number
  /** The subgame-perfect payoffs; expected ones, where the number of offers is drawn or chance may end the game. */
  readonly equilibrium: Payoffs
}

/** What is exactly so of the instances of a file, and their sums. Points, undiscounted but for the equilibrium. */
export type Analysis = {
  readonly instances: readonly InstanceAnalysis[]
  readonly totals: {
    readonly instances: number
    readonly offers: number
    readonly paretoPoints: number
    readonly maxWelfare: number
    /** The greatest products of gains, summed. */
    readonly nashProduct: number
    readonly equilibrium: Payoffs
  }
}

/** What both seats get of each outcome of an instance, in points. Outcomes are numbered as the game lists offers. */
export function utilitiesOf(rules: Rules, { pool, values }: Instance): Utilities {
  const domain = domainOf(rules, pool)
  return [domain.preferences(0, values[0]).utilities, domain.preferences(1, values[1]).utilities]
}

/**
 * Analyses every instance of a file. Throws `BadInput` for a bad setting, and for a bad line, which it names.
 *
 * @param text an instance a line: the pool and the values of both seats, `1,2,3 8,1,0 4,0,2`, or a cost and a limit
 * @param given settings of negotiation that differ from their defaults
 */
export function analyzeInstances(text: string, given: Record<string, unknown> = {}): Analysis {
  const settings = checkedSettings('negotiation', settingsSchema(), given)
  const rules = rulesOf(settings)
  const { batna } = rules
  const read = readInstances(text, settings, priorOf(settings))
  const instances = read.map(({ line, instance }) => analyzeInstance(rules, instance, line))
  const sum = (of: (analysis: InstanceAnalysis) => number) =>
    instances.reduce((total, analysis) => total + of(analysis), 0)
  return {
    instances,
    totals: {
      instances: instances.length,
      offers: sum(({ offers }) => offers),
      paretoPoints: sum(({ pareto }) => pareto.length),
      maxWelfare: sum(({ maxWelfare }) => maxWelfare),
      nashProduct: sum(({ nash }) => (nash.length === 0 ? 0 : nashProduct(nash[0], batna))),
      equilibrium: [sum(({ equilibrium }) => equilibrium[0]), sum(({ equilibrium }) => equilibrium[1])],
    },
  }
}

function analyzeInstance(rules: Rules, instance: Instance, line: number): InstanceAnalysis {
  const utilities = utilitiesOf(rules, instance)
  const { batna } = rules
  const points = (outcomes: readonly number[]) => pointsOf(utilities, outcomes)
  return {
    line,
    offers: utilities[0].length,
    pareto: points(paretoOutcomes(utilities)),
    nash: points(nashOutcomes(utilities, batna)),
    egalitarian: egalitarianValue(utilities, batna),
    kalaiSmorodinsky: points(kalaiSmorodinskyOutcomes(utilities, batna)),
    maxWelfare: maxWelfare(utilities),
    equilibrium: expectedEquilibrium(rules, utilities),
  }
}

function expectedEquilibrium(rules: Rules, utilities: Utilities): Payoffs {
  let [first, second] = [0, 0]
  for (const { offers, chance } of offerCounts(rules)) {
    const [{ payoffs }] = equilibrium(utilities, { ...rules, maxOffers: offers })
    first += chance * payoffs[0]
    second += chance * payoffs[1]
  }
  return [first, second]
}
