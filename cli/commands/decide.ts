import { seatAgent } from '../../agents/roster.ts'
import { familyNamed, type Playable } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { Json } from '../../environments/game.ts'
import { HOST_DEFAULTS } from '../../environments/host.ts'
import { placeOf } from '../../environments/listed-action.ts'
import { randomOf } from '../../environments/random.ts'
import { Models } from '../../reasoning/language/models.ts'
import { deliberationText } from '../deliberation-text.ts'
import { readViewFile } from '../input.ts'
import { printJson } from '../output.ts'

interface DecideOptions {
  readonly agent: string
  readonly view: string
  readonly set: Record<string, string>
  readonly seed: number
  readonly model?: string
  readonly json?: boolean
}

/** `bidder decide`: one decision from one view, with how it was reached. */
export async function decide(name: string, options: DecideOptions): Promise<void> {
  const { json, settings } = readViewFile(options)
  await familyNamed(name).open(settings, (playable) => decideIn(playable, json, options))
}

async function decideIn<State, Action extends Json, View, Hidden>(
  { game, policies, oracles }: Playable<State, Action, View, Hidden>,
  json: unknown,
  options: DecideOptions,
): Promise<void> {
  const view = game.readView(json)
  const actions = game.viewActions(view)
  if (actions.length === 0)
    throw new BadInput('view: this seat is not to act here, so there is nothing to decide')

  const models = new Models()
  const seated = seatAgent(options.agent, game, policies, oracles, {
    models,
    ...(options.model === undefined ? {} : { model: options.model }),
  })
  const notice = await models.ready()
  if (notice !== undefined) console.error(notice)
  const agent = seated.make()
  if (agent.told)
    throw new BadInput(
      `${options.agent} is an oracle: it decides on the views of all seats, and this is one of them`,
    )
  const start = performance.now()
  const decision = await agent.decide({
    view,
    actions,
    random: randomOf(options.seed, 'player'),
    signal: AbortSignal.timeout(seated.timeLimitMs ?? HOST_DEFAULTS.timeLimitMs),
  })
  // Not part of the deliberation: the same seed gives that again to the byte.
  const ms = Math.round((performance.now() - start) * 10) / 10
  const { action, deliberation = null, usage = null } = decision
  if (options.json) {
    printJson({ action, deliberation, usage, ms })
    return
  }

  console.log(`${game.words.view(view)}\n`)
  const said = (value: unknown) => {
    const place = placeOf(actions, value)
    return place < 0 ? String(value) : game.words.action(view, actions[place])
  }
  if (deliberation !== null) console.log(`${deliberationText(deliberation, said)}\n`)
  console.log(`${options.agent}: ${game.words.action(view, action)} (decided in ${ms} ms)`)
}
