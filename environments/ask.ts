import type { Agent, Decision, Turn, Usage } from './agent.ts'
import type { Json, Seat } from './game.ts'
import { type Fault, type FaultKind, HOST_DEFAULTS, type HostedDecision, type HostSettings } from './host.ts'
import type { Random } from './random.ts'

/** A question to one player and what becomes of it when there is no good answer. */
export interface Question<View, Action> {
  readonly seat: Seat
  readonly agent: Agent<View, Action>
  readonly view: View
  /** The legal actions as the player is shown them. */
  readonly actions: readonly Action[]
  /** The legal actions as the game holds them, out of the player's reach. */
  readonly legal: readonly Action[]
  readonly random: Random
  /** The action that the rules take for a player who gives none. */
  readonly forfeit: Action
  readonly settings?: Partial<HostSettings>
}

/** Reasons of faults are cut at this many characters, recorded deliberations dropped above the second figure. */
const LONGEST_REASON = 300
const LONGEST_DELIBERATION = 1_000_000

/**
 * Asks a player until it answers with a legal action or has used up its retries. Never rejects: whatever the agent
 * throws, returns or fails to return becomes a fault in the decision.
 */
export async function ask<View, Action>(question: Question<View, Action>): Promise<HostedDecision<Action>> {
  const settings = { ...HOST_DEFAULTS, ...question.settings }
  const faults: Fault[] = []
  while (faults.length <= settings.retries) {
    const answer = await attempt(question, settings.timeLimitMs, faults.at(-1)?.reason)
    if ('action' in answer) return { ...answer, seat: question.seat, faults, forfeit: false }
    faults.push(answer)
  }
  return { seat: question.seat, action: question.forfeit, faults, forfeit: true }
}

type Answer<Action> = Pick<HostedDecision<Action>, 'action' | 'deliberation' | 'usage'>

async function attempt<View, Action>(
  { agent, view, actions, legal, random }: Question<View, Action>,
  timeLimitMs: number,
  rejection: string | undefined,
): Promise<Answer<Action> | Fault> {
  const control = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Fault>((resolve) => {
    timer = setTimeout(() => {
      resolve(fault('timeout', `no answer within ${timeLimitMs} ms`))
      control.abort()
    }, timeLimitMs)
  })
  const turn: Turn<View, Action> = {
    view,
    actions,
    random,
    signal: control.signal,
    ...(rejection === undefined ? {} : { rejection }),
  }
  try {
    return await Promise.race([late, answered(agent, turn, legal)])
  } catch (error) {
    return fault('error', `the player failed: ${message(error)}`)
  } finally {
    clearTimeout(timer)
  }
}

async function answered<View, Action>(
  agent: Agent<View, Action>,
  turn: Turn<View, Action>,
  actions: readonly Action[],
): Promise<Answer<Action> | Fault> {
  const decision: Partial<Decision<Action>> | null | undefined = await agent.decide(turn)
  const text = jsonText(decision?.action)
  // The game's own action goes on, never the object that the player handed over.
  const action = actions.find((legal) => JSON.stringify(legal) === text)
  if (action === undefined)
    return fault('illegal', `${text ?? 'nothing'} is not legal here; legal: ${JSON.stringify(actions)}`)
  const deliberation = plain(decision?.deliberation)
  const usage = plain(decision?.usage)
  return {
    action,
    ...(deliberation === undefined ? {} : { deliberation }),
    ...(isUsage(usage) ? { usage } : {}),
  }
}

function isUsage(value: unknown): value is Usage {
  if (typeof value !== 'object' || value === null) return false
  const counts = ['calls', 'inputTokens', 'outputTokens'].map((key) => Reflect.get(value, key))
  return counts.every((count) => Number.isSafeInteger(count) && count >= 0)
}

/** A copy that is JSON and nothing else; undefined when it cannot be or is too long to record. */
function plain(value: unknown): Json | undefined {
  const text = jsonText(value)
  return text === undefined || text.length > LONGEST_DELIBERATION ? undefined : JSON.parse(text)
}

function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

function fault(kind: FaultKind, reason: string): Fault {
  const line = reason.replace(/\s+/g, ' ')
  return { kind, reason: line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 3)}...` : line }
}

function message(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error)
  } catch {
    return 'with something that cannot be read'
  }
}
