import type { Usage } from '../../environments/agent.ts'
import { PlayerFault, RunEnded } from '../../environments/errors.ts'
import type { Json } from '../../environments/game.ts'
import type { Fault, FaultKind } from '../../environments/host.ts'

/** One request for an answer, and what became of it. */
export interface Attempt {
  /** Why the answer was not taken; absent for the one that was. */
  readonly fault?: Fault
  /** The model's words, cut where they are long. */
  readonly text?: string
  readonly finishReason?: string
  readonly inputTokens: number
  readonly outputTokens: number
}

/** A model that gave no acceptable answer: with all that was paid for. */
export class ModelFault extends PlayerFault {
  readonly code = 'MODEL_FAULT'
  readonly kind: FaultKind
  readonly model: string
  readonly attempts: readonly Attempt[]
  readonly usage: Usage
  readonly deliberation: Json

  /** @param model as it was named @param attempts all of them, the last with the fault that decided */
  constructor(
    model: string,
    attempts: readonly Attempt[],
    usage: Usage,
    deliberation: Json,
    options?: ErrorOptions,
  ) {
    const last = attempts.at(-1)?.fault
    super(`${model} gave no answer that can be taken: ${last?.reason ?? 'it was not asked'}`, options)
    this.kind = last?.kind ?? 'error'
    this.model = model
    this.attempts = attempts
    this.usage = usage
    this.deliberation = deliberation
  }

  get faults(): readonly Fault[] {
    return this.attempts.flatMap(({ fault }) => fault ?? [])
  }

  /** The model's last words, if it said any. */
  get text(): string | undefined {
    return this.attempts.findLast(({ text }) => text !== undefined)?.text
  }

  get finishReason(): string | undefined {
    return this.attempts.at(-1)?.finishReason
  }
}

/** A model that cannot be asked at all: no such provider or model, a key that is missing or refused. */
export class ModelUnavailable extends RunEnded {
  readonly code = 'MODEL_UNAVAILABLE'
}
