import type { Turn } from '../environments/agent.ts'
import { BadInput, IllegalAction } from '../environments/errors.ts'
import type { Game, Json } from '../environments/game.ts'
import { means } from '../environments/listed-action.ts'
import { randomOf } from '../environments/random.ts'
import { posedFutures } from '../reasoning/language/bidder/explore.ts'
import { posedBeliefs, posedLikelihoods } from '../reasoning/language/bidder/groups.ts'
import { tableInWords } from '../reasoning/language/bidder/table.ts'
import { decisionQuestion, posedDecision, type Situation } from '../reasoning/language/decision.ts'
import type { Inquiry, Reasoned } from '../reasoning/language/inquiry.ts'
import { brief, type Posed } from '../reasoning/language/posed.ts'
import { agree, bestOf, type Infer, listed, type Reckoning, valuesOf } from '../reasoning/reckon/reckoning.ts'
import { proposalOptions, reasonerOptions, stepOptions, stepsOf } from './bidder-options.ts'
import { thoughts } from './cot.ts'
import { beliefFor } from './inferred-belief.ts'
import { languageEntry, type Method } from './language.ts'
import { Proposing } from './proposing.ts'
import { reckonerOf } from './reckoning.ts'
import { ruleOf, type Sums } from './sums.ts'

const question = decisionQuestion('bidder-decide', () => ({ thoughts: thoughts() }))

/** Of an opponent of which nothing has been thought yet. */
const NOTHING = 'nothing yet'

interface Settings extends Sums {
  readonly hypotheses: number
  readonly after: number
  readonly every: number
  readonly surprise: number
  readonly against?: string | undefined
}

/** What a step in words has brought, for the questions after it and for the record. */
interface Words {
  readonly said: string[]
  readonly record: Record<string, Json>
}

/**
 * BIDDER with a language model: it proposes what kind of player it faces, Bayes' rule weighs that against everything
 * seen, code works out what every action leads to, and it decides with these numbers before it. Each step can be taken
 * in another way.
 */
function method<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  settings: Settings & Parameters<typeof stepsOf>[0],
): Method<View, Action> {
  const steps = stepsOf(settings, true)
  if (settings.safety > 0)
    throw new BadInput('bidder: safety goes with exact steps and no model: leave it out')
  const table = reckonerOf(game, settings, steps, settings.against)
  const { reckoner } = table
  const proposing =
    steps.infer === 'propose' && table.proposing !== undefined
      ? new Proposing(game, table.proposing, settings)
      : undefined
  const rule = ruleOf(settings, steps.decide)

  const opponentSaid = (said: readonly string[]) =>
    said.length === 0 ? NOTHING : said.map((each) => JSON.stringify(each)).join('; ')

  const lookback = (view: View, opponent: string) => ({
    game: game.name,
    unit: game.unit,
    view: game.words.view(view),
    opponent,
  })

  /** The question that looks back in words, where there is one to put. */
  function lookingBack(view: View, opponent: string) {
    const groups = reckoner.groups?.(view)
    if (groups === undefined) return undefined
    if (steps.infer === 'likelihood') return posedLikelihoods(lookback(view, opponent), groups)
    return steps.infer === 'verbal' ? posedBeliefs(lookback(view, opponent), groups) : undefined
  }

  async function infer(inquiry: Inquiry, { view, views }: Turn<View, Action>, words: Words): Promise<Infer> {
    const asked = lookingBack(view, opponentSaid(words.said))
    if (asked === undefined) return beliefFor(steps.infer, reckoner, view, views)
    const { hidden, thoughts: said, groups } = await inquiry.put(asked, { label: 'infer' })
    words.said.push(said, JSON.stringify(groups))
    words.record.infer = { thoughts: said, groups }
    return { hidden }
  }

  /** The table with the model's numbers in it, where it looks ahead itself. */
  async function foretold(
    inquiry: Inquiry,
    turn: Turn<View, Action>,
    words: Words,
    reckoned: Reckoning,
  ): Promise<Reckoning> {
    const futures = await inquiry.put(posedFutures(game, turn, opponentSaid(words.said)), {
      label: 'explore',
    })
    words.record.explore = futures.map(({ action, future, value }) => ({ action, future, value }))
    for (const { action, future, value } of futures)
      words.said.push(`${game.words.action(turn.view, action)}: ${future} Worth ${value}.`)
    // What it did not look into it holds for no better than the worst that it did.
    const least = Math.min(...futures.map(({ value }) => value))
    const rows = reckoned.deliberation.actions.map((row) => ({
      ...row,
      expectedUtility: futures.find(({ action }) => means(action, row.action))?.value ?? least,
      standardError: 0,
      predicted: [],
    }))
    const deliberation = { ...reckoned.deliberation, actions: rows }
    return {
      deliberation: { ...deliberation, choice: rule(valuesOf(deliberation), turn.random) },
      readings: [],
    }
  }

  function deciding(situation: Situation<View, Action>, opponent: string, reckoned: Reckoning) {
    const { view, actions } = situation
    const asked = posedDecision(game, question, situation, {
      opponent,
      table:
        steps.explore === 'language'
          ? 'The numbers above are your own.'
          : tableInWords(game, view, actions, reckoned),
    })
    return minding(asked, view)
  }

  /** The same question, in which words are minded. */
  function minding<Said>(asked: Posed<Said, Reasoned<Action>>, view: View): Posed<Said, Reasoned<Action>> {
    return {
      ...asked,
      read(said) {
        const reasoned = asked.read(said)
        const objection = game.words.objection?.(view, reasoned.action)
        if (objection !== undefined) throw new IllegalAction(reasoned.action, [], objection)
        return reasoned
      },
    }
  }

  const spreads = steps.decide === 'model' || steps.decide === 'agree'

  return {
    ...(steps.infer === 'oracle' ? { told: true } : {}),
    questions: questionsOf,
    async decide(inquiry, turn) {
      const { view, actions, random } = turn
      const words: Words = { said: [], record: {} }
      const reading = await proposing?.reading(inquiry)
      if (reading !== undefined) words.said.push(reading)
      const belief = await infer(inquiry, turn, words)
      const exploring = steps.explore === 'language'
      const first = reckoner.reckon(view, belief, spreads && !exploring, random)
      const reckoned = exploring ? await foretold(inquiry, turn, words, first) : first
      const record = {
        ...reckoned.deliberation,
        ...words.record,
        ...(reading === undefined ? {} : { reading: brief(reading) }),
        ...(reckoned.readings.length === 0 ? {} : { readings: listed(reckoned.readings) }),
      }
      const { choice } = reckoned.deliberation
      if (!spreads || (steps.decide === 'agree' && agree(reckoned)))
        return { action: actions[choice], reasons: { ...record, decidedBy: 'code' } }
      const { action, reasons } = await inquiry.put(deciding(turn, opponentSaid(words.said), reckoned))
      return { action, reasons: { ...record, ...decided(action, actions, reckoned), ...reasons } }
    },
    observe({ view, payoff }) {
      const foresight = reckoner.observe(view)
      proposing?.observe(view, payoff, foresight)
    },
  }

  /** What is recorded of the model's decision: what it gave up by the numbers that it had before it. */
  function decided(
    action: Action,
    actions: readonly Action[],
    { deliberation }: Reckoning,
  ): Record<string, Json> {
    const choice = actions.findIndex((each) => means(action, each))
    const values = valuesOf(deliberation)
    const best = bestOf(values)
    const given = choice < 0 ? null : values[best] - values[choice]
    return {
      decidedBy: 'model',
      choice,
      ...(steps.explore === 'language'
        ? { knowingDoing: { stated: values[best], done: choice < 0 ? null : values[choice], gap: given } }
        : { departure: given }),
    }
  }

  function questionsOf(situation: Situation<View, Action>) {
    const { view } = situation
    const reading = proposing === undefined ? [] : ['{what you said of the opponent}']
    const hidden =
      steps.infer === 'verbal' || steps.infer === 'likelihood' ? ['{what you said of what is hidden}'] : []
    const ahead = steps.explore === 'language'
    const future = ahead ? ['{what you said of each action}'] : []
    const heard = (...said: string[][]) => said.flat().join('; ') || NOTHING
    const back = lookingBack(view, heard(reading))
    const reckoned = reckoner.reckon(view, 'seen', spreads && !ahead, randomOf(0))
    return [
      ...(proposing === undefined ? [] : [[...proposing.posed().messages]]),
      ...(back === undefined ? [] : [[...back.messages]]),
      ...(ahead ? [[...posedFutures(game, situation, heard(reading, hidden)).messages]] : []),
      ...(spreads ? [[...deciding(situation, heard(reading, hidden, future), reckoned).messages]] : []),
    ]
  }
}

/** How the roster makes it. Its options are those of the reasoner, of the steps, of proposals and of the model. */
export const bidderModelEntry = languageEntry(
  'bidder',
  'infers hidden states and opponents, explores the futures, acts on expected utility: exactly, or with a language model that proposes opponents and decides',
  () => ({ ...reasonerOptions(), ...stepOptions(), ...proposalOptions() }),
  method,
)
