import { z } from 'zod'
import type { Agent } from '../environments/agent.ts'
import { BadInput } from '../environments/errors.ts'
import type { Game, Json, Policy } from '../environments/game.ts'
import { once } from '../environments/once.ts'
import type { Plans } from '../environments/plans.ts'
import { drawIndex } from '../environments/random.ts'
import type { Ranges } from '../environments/ranges.ts'
import { checkedSettings } from '../environments/settings.ts'
import { deliberate } from '../reasoning/deliberate.ts'
import { Hypotheses } from '../reasoning/infer/hypotheses.ts'
import { Opponent } from '../reasoning/opponents/opponent.ts'
import { plan } from '../reasoning/plan.ts'
import { proposalOptions, reasonerOptions, type Steps, stepOptions, stepsOf } from './bidder-options.ts'
import { beliefFor } from './inferred-belief.ts'
import { chosen, solvedTypes } from './opponent-types.ts'
import { reckonerOf } from './reckoning.ts'
import { safePlay } from './safety.ts'
import { sampled } from './sampled.ts'
import { planningOf, reasoningOf, ruleOf, type Sums } from './sums.ts'

const schema = once(() => z.strictObject({ ...reasonerOptions(), ...stepOptions(), ...proposalOptions() }))

/**
 * The reasoner as an agent, without a language model: it infers, explores and scores; it remembers its opponent across
 * a match where the game has a vector form.
 *
 * Throws `BadInput` for an option that is unknown or out of range, and for a step that needs a model.
 *
 * @param options as text or as values, by name: the command `bidder agents` lists them
 * @param opponents policies that it thinks possible besides the types that the game knows
 */
export function bidder<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  options: Record<string, unknown> = {},
  opponents: readonly Policy<View, Action>[] = [],
): Agent<View, Action> {
  const settings = checkedSettings('bidder', schema(), options)
  const proposal = Object.keys(options).find((name) => Object.hasOwn(proposalOptions(), name))
  if (proposal !== undefined)
    throw new BadInput(
      `bidder: ${proposal} is about what a model proposes: leave it out, or write bidder@provider/model`,
    )
  const steps = stepsOf(settings, false)
  if (steps.infer !== 'exact' || steps.explore !== 'exact')
    return stepwise(game, settings, steps, settings.against, opponents)
  if (game.ranges !== undefined && game.plans === undefined)
    return exact(game, game.ranges, settings, steps, opponents)
  // There is no equilibrium to be safe by: this says so.
  if (settings.safety > 0) safePlay(game, settings.safety)
  if (game.plans !== undefined) return planner(game.unit, game.plans, settings, steps, opponents)
  const reasoning = reasoningOf(game.name, settings, ruleOf(settings, steps.decide))
  const reckoner = sampled(game, settings, reasoning, opponents)
  return {
    name: 'bidder',
    async decide({ view, actions, random }) {
      const { deliberation } = reckoner.reckon(view, 'seen', false, random)
      return { action: actions[deliberation.choice], deliberation }
    },
  }
}

/** With the steps taken in another way than exactly. */
function stepwise<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  sums: Sums,
  steps: Steps,
  against: string | undefined,
  opponents: readonly Policy<View, Action>[],
): Agent<View, Action> {
  if (sums.safety > 0)
    throw new BadInput('bidder: safety goes with exact steps: leave it out, or infer and explore')
  const { reckoner } = reckonerOf(game, sums, steps, against, opponents)
  return {
    name: 'bidder',
    ...(steps.infer === 'oracle' ? { told: true } : {}),
    async decide({ view, views, actions, random }) {
      const { deliberation } = reckoner.reckon(
        view,
        beliefFor(steps.infer, reckoner, view, views),
        false,
        random,
      )
      return { action: actions[deliberation.choice], deliberation }
    },
    observe({ view }) {
      reckoner.observe(view)
    },
  }
}

function exact<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  ranges: Ranges<View, Action>,
  sums: Sums,
  steps: Steps,
  opponents: readonly Policy<View, Action>[],
): Agent<View, Action> {
  const { safety } = sums
  const safe = safety === 0 ? undefined : safePlay(game, safety)
  const family = [...ranges.family, ...solvedTypes(game, ranges)]
  const types = [...chosen(sums.types, family, opponents), ...opponents.map(ranges.typeOf)]
  const opponent = new Opponent(ranges, types, sums.learn === 'yes' ? ranges.learnable : [])
  const reasoning = reasoningOf(game.name, sums, ruleOf(sums, steps.decide))
  return {
    name: 'bidder',
    async decide({ view, actions, random }) {
      const best = deliberate(ranges, view, opponent, reasoning, game.unit, random)
      if (safe === undefined) return best
      const chances = safe(view, opponent)
      const choice = drawIndex(chances, random)
      const deliberation = { ...best.deliberation, choice, safety, chances }
      return { action: actions[choice], chances, deliberation }
    },
    observe({ view }) {
      opponent.observe(view)
    },
  }
}

/** Where offers are made in turn: the same three steps, planned to the last offer. */
function planner<View, Action extends Json>(
  unit: string,
  plans: Plans<View, Action>,
  sums: Sums,
  steps: Steps,
  opponents: readonly Policy<View, Action>[],
): Agent<View, Action> {
  const types = [...chosen(sums.types, plans.family, opponents), ...opponents.map(plans.typeOf)]
  const hypotheses = new Hypotheses<View, Action>(types)
  const planning = planningOf(sums, ruleOf(sums, steps.decide))
  return {
    name: 'bidder',
    async decide({ view, random }) {
      return plan(plans, view, hypotheses, planning, unit, random)
    },
  }
}
