import type { Usage } from './agent.ts'
import { fault } from './fault.ts'
import type { Json } from './game.ts'
import { FAULT_KINDS, type Fault, type HostedDecision } from './host.ts'

/** Characters above which a deliberation is not recorded. */
const LONGEST_DELIBERATION = 1_000_000

/** What may be said beside an action. */
export type Remarks = Pick<HostedDecision<unknown>, 'deliberation' | 'usage'>

/** What a player said, as JSON that it no longer holds. */
export interface Answer extends Remarks {
  /** Undefined where there was none, or none that JSON can hold. */
  readonly json: unknown
  readonly faults?: readonly Fault[]
}

/** Reads what a player answered. Nothing is taken from it on trust, not even that it answers with an object. */
export function answerIn(decision: unknown): Answer {
  const text = jsonText(property(decision, 'action'))
  return { json: text === undefined ? undefined : JSON.parse(text), ...remarksIn(decision) }
}

/** What a player said besides its action: in its answer, or in the error by which it gave up. */
export function remarksIn(answer: unknown): Remarks & { readonly faults: readonly Fault[] } {
  const deliberation = plain(() => property(answer, 'deliberation'))
  const usage = usageOf(plain(() => property(answer, 'usage')))
  return {
    ...(deliberation === undefined ? {} : { deliberation }),
    ...(usage === undefined ? {} : { usage }),
    faults: faultsOf(plain(() => property(answer, 'faults'))),
  }
}

function faultsOf(value: unknown): Fault[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry) => {
    const kind = FAULT_KINDS.find((known) => known === property(entry, 'kind'))
    const reason = property(entry, 'reason')
    return kind === undefined || typeof reason !== 'string' ? [] : [fault(kind, reason)]
  })
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

function usageOf(value: unknown): Usage | undefined {
  const count = (key: string): number => {
    const found = property(value, key)
    return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : Number.NaN
  }
  const usage = {
    calls: count('calls'),
    inputTokens: count('inputTokens'),
    outputTokens: count('outputTokens'),
  }
  return Object.values(usage).some(Number.isNaN) ? undefined : usage
}

/** A copy that is JSON and nothing else; undefined when it cannot be read or is too long to record. */
function plain(read: () => unknown): Json | undefined {
  try {
    const text = jsonText(read())
    return text === undefined || text.length > LONGEST_DELIBERATION ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
