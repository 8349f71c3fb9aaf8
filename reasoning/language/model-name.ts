import { BadInput } from '../../environments/errors.ts'

/** A model as it is named: `openai/gpt-5-mini`, `openai:qwen3:8b`. */
export interface ModelName {
  readonly provider: string
  readonly model: string
}

/** Splits a name at its first separator only: models have colons and slashes of their own. Throws `BadInput`. */
export function parseModelName(text: string): ModelName {
  const parts = /^(?<provider>[\w-]+)[/:](?<model>\S+)$/.exec(text)?.groups
  if (parts === undefined)
    throw new BadInput(
      `model "${text}": a model is written provider/model or provider:model, as in openai/gpt-5-mini`,
    )
  return { provider: parts.provider, model: parts.model }
}
