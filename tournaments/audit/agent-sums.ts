import { estimate, type Interval } from '../statistics/interval.ts'
import type { Graded } from './grade.ts'

/** A mean loss per decision, in the unit of the audit. */
export interface MeanLoss {
  readonly decisions: number
  readonly meanLoss: number
  readonly ci95: Interval
}

/** What the decisions of one agent gave up. */
export interface AgentAudit extends Omit<MeanLoss, 'meanLoss'> {
  readonly agent: string
  /** Null where no decision could be graded. */
  readonly meanLoss: number | null
  readonly unit: string
  /** What counts as one observation in the interval, a deal or all games between two clearings of memories, and how many there are. */
  readonly interval: { readonly method: 't'; readonly unit: 'deal' | 'match'; readonly n: number }
  /** Share of the decisions that were best, within two standard errors. */
  readonly best: number
  /** Decisions by what they were graded against. */
  readonly against: { readonly policy: number; readonly equilibrium: number }
  /** By why: nobody knows how the opponent plays, or the rules took the action. */
  readonly leftOut: { readonly opponent: number; readonly forfeit: number }
  /** Against the equilibrium, over the same decisions, in games that can be solved. */
  readonly equilibrium?: MeanLoss
  readonly stages: readonly ({ readonly stage: string } & MeanLoss)[]
  /** Of an agent that decides with a number for every action, its own or code's: how it follows them, and how far they are off. */
  readonly stated?: {
    readonly decisions: number
    /** Share of the decisions in which it did not choose what they say is best, and what that gave up by them, a decision. */
    readonly notFollowed: number
    readonly shortfall: number
    /** Mean distance of the number that it gave its choice from the true one. */
    readonly error: number
  }
  /** Numbers in its words: how many, how many are wrong, and by how much they are off. */
  readonly claims: readonly {
    readonly what: string
    readonly stated: number
    readonly wrong: number
    readonly meanError: number
  }[]
  /** The decisions that gave up most. */
  readonly worst: readonly Graded[]
}

/** Decisions that are kept whole. */
const WORST = 10

/** Losses by independent unit. */
class Losses {
  readonly #units = new Map<number, { total: number; games: number }>()

  add(unit: number, loss: number): void {
    const sums = this.#units.get(unit) ?? { total: 0, games: 0 }
    this.#units.set(unit, sums)
    sums.total += loss
    sums.games++
  }

  get units(): number {
    return this.#units.size
  }

  /** Undefined where there are none. */
  mean(): MeanLoss | undefined {
    const units = [...this.#units.values()]
    if (units.length === 0) return undefined
    const { mean, ci95 } = estimate(units)
    return { decisions: units.reduce((sum, { games }) => sum + games, 0), meanLoss: mean, ci95 }
  }
}

/** Gathers the graded decisions of one agent. */
export class AgentSums {
  readonly #agent: string
  readonly #unit: 'deal' | 'match'
  readonly #match: number
  readonly #all = new Losses()
  readonly #equilibrium = new Losses()
  readonly #stages = new Map<string, Losses>()
  readonly #claims = new Map<string, { stated: number; wrong: number; error: number }>()
  readonly #stated = { decisions: 0, notFollowed: 0, shortfall: 0, error: 0 }
  readonly #against = { policy: 0, equilibrium: 0 }
  readonly #leftOut = { opponent: 0, forfeit: 0 }
  #best = 0
  #worst: Graded[] = []

  /** @param unit of the interval @param match games before memories are cleared */
  constructor(agent: string, unit: 'deal' | 'match', match: number) {
    this.#agent = agent
    this.#unit = unit
    this.#match = match
  }

  add(decision: Graded): void {
    const { deal, stage, loss, standardError, against, equilibriumLoss, stated } = decision
    const unit = this.#unit === 'deal' ? deal : Math.floor(deal / this.#match)
    this.#all.add(unit, loss)
    if (equilibriumLoss !== undefined) this.#equilibrium.add(unit, equilibriumLoss)
    const stages = this.#stages.get(stage) ?? new Losses()
    this.#stages.set(stage, stages)
    stages.add(unit, loss)
    this.#against[against]++
    const largest = Math.max(...decision.actions.map(({ value }) => Math.abs(value)))
    if (loss <= 2 * standardError + 1e-6 * largest) this.#best++
    if (stated !== undefined) {
      this.#stated.decisions++
      if (!stated.followed) this.#stated.notFollowed++
      this.#stated.shortfall += stated.shortfall
      this.#stated.error += stated.error
    }
    for (const { what, said, value, wrong } of decision.claims) {
      const sums = this.#claims.get(what) ?? { stated: 0, wrong: 0, error: 0 }
      this.#claims.set(what, sums)
      sums.stated++
      if (wrong) sums.wrong++
      sums.error += Math.abs(said - value)
    }
    if (loss > 0) this.#worst = [...this.#worst, decision].sort((a, b) => b.loss - a.loss).slice(0, WORST)
  }

  leaveOut(why: 'opponent' | 'forfeit'): void {
    this.#leftOut[why]++
  }

  /** @param unit of losses */
  audit(unit: string): AgentAudit {
    const all = this.#all.mean()
    const equilibrium = this.#equilibrium.mean()
    const { decisions, notFollowed, shortfall, error } = this.#stated
    return {
      agent: this.#agent,
      decisions: all?.decisions ?? 0,
      meanLoss: all?.meanLoss ?? null,
      ci95: all?.ci95 ?? null,
      unit,
      interval: { method: 't', unit: this.#unit, n: this.#all.units },
      best: all === undefined ? 0 : this.#best / all.decisions,
      against: this.#against,
      leftOut: this.#leftOut,
      ...(equilibrium === undefined ? {} : { equilibrium }),
      stages: [...this.#stages].flatMap(([stage, losses]) => {
        const mean = losses.mean()
        return mean === undefined ? [] : [{ stage, ...mean }]
      }),
      ...(decisions === 0
        ? {}
        : {
            stated: {
              decisions,
              notFollowed: notFollowed / decisions,
              shortfall: shortfall / decisions,
              error: error / decisions,
            },
          }),
      claims: [...this.#claims].map(([what, { stated, wrong, error }]) => ({
        what,
        stated,
        wrong,
        meanError: error / stated,
      })),
      worst: this.#worst,
    }
  }
}
