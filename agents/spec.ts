import { BadInput } from '../environments/errors.ts'

/** An agent as it is written: `name[@provider/model][?key=value&key=value]`, in parts. */
export interface AgentSpec {
  /** The text as it was written. */
  readonly text: string
  readonly name: string
  /** `provider/model`, where one is named. */
  readonly model?: string
  /** The options as text, by key; each agent checks its own. */
  readonly options: Readonly<Record<string, string>>
}

const SHAPE = /^(?<name>[^@?=&\s]+)(?:@(?<model>[^?\s]+))?(?:\?(?<options>.*))?$/

/** Reads an agent's text. Throws `BadInput` that shows how one is written. */
export function parseAgentSpec(text: string): AgentSpec {
  const parts = SHAPE.exec(text)?.groups
  if (parts === undefined)
    throw new BadInput(
      `agent "${text}": an agent is written name, name@provider/model or name?key=value&key=value`,
    )
  const { name, model } = parts
  const options: Record<string, string> = {}
  for (const pair of (parts.options ?? '').split('&').filter((piece) => piece !== '')) {
    const at = pair.indexOf('=')
    const key = pair.slice(0, Math.max(at, 0))
    if (key === '') throw new BadInput(`agent "${text}": option "${pair}" is not written key=value`)
    if (Object.hasOwn(options, key)) throw new BadInput(`agent "${text}": option ${key} is given twice`)
    Object.defineProperty(options, key, { value: pair.slice(at + 1), enumerable: true })
  }
  return { text, name, options, ...(model === undefined ? {} : { model }) }
}

/** The same; undefined for a text that is written otherwise, as the name of a guest may be. */
export function agentSpecOf(text: string): AgentSpec | undefined {
  return SHAPE.test(text) ? parseAgentSpec(text) : undefined
}

/** The same agent as a text with one option set, or left out where the value is undefined. */
export function withOption(text: string, key: string, value: string | undefined): string {
  const [head] = text.split('?', 1)
  const { options } = parseAgentSpec(text)
  const pairs = Object.entries(options).filter(([other]) => other !== key)
  if (value !== undefined) pairs.push([key, value])
  return pairs.length === 0 ? head : `${head}?${pairs.map(([name, set]) => `${name}=${set}`).join('&')}`
}

/**
 * Splits a list of agents at its commas, or at its semicolons if it has any, so that an option may hold commas:
 * `bidder?types=call,raise;random`. No agent's name begins with a dash, so `bidder?types=all,-call` is one agent.
 */
export function splitAgents(text: string): string[] {
  const pieces = text.includes(';') ? text.split(';') : text.split(/,(?!-)/)
  const agents = pieces.map((piece) => piece.trim())
  if (agents.includes(''))
    throw new BadInput(`agents "${text}": an agent is missing between two commas or at an end`)
  return agents
}
