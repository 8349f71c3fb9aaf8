import { seatAgent } from '../../agents/roster.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import { Models } from '../../reasoning/language/models.ts'
import { readViewFile } from '../input.ts'
import { printJson } from '../output.ts'

interface PromptOptions {
  readonly agent: string
  readonly view: string
  readonly set: Record<string, string>
}

/** Stands for the model of an agent that names none: nothing is asked here. */
const ANY_MODEL = 'openai/any'

/** `bidder prompt`: the messages of each question that a language agent would ask. */
export function prompt(name: string, options: PromptOptions): void {
  const { json, settings } = readViewFile(options)
  const questions = familyNamed(name).open(settings, ({ game, policies, oracles }) => {
    const view = game.readView(json)
    const actions = game.viewActions(view)
    if (actions.length === 0)
      throw new BadInput('view: this seat is not to act here, so there is nothing to ask')
    const seated = seatAgent(options.agent, game, policies, oracles, {
      models: new Models(),
      model: ANY_MODEL,
    })
    if (seated.makeLanguage === undefined)
      throw new BadInput(`${options.agent}: asks no language model, so it has no prompt`)
    return seated.makeLanguage().questions({ view, actions })
  })
  printJson(questions)
}
