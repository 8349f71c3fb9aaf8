import { basename } from 'node:path'
import { BadInput } from '../../../environments/errors.ts'
import { type ModelName, parseModelName } from '../model-name.ts'

/** A model that is asked in batches, as it is named: `batch:openai/gpt-5-mini`, `batch:rounds/qwen3`. */
export type BatchName =
  /** Through the Batch API of OpenAI. */
  | { readonly by: 'api'; readonly asked: ModelName }
  /** Through files in a folder; the model is called by the folder's own name. */
  | { readonly by: 'folder'; readonly asked: ModelName; readonly folder: string }

/** Reads a name; undefined for that of a model that is asked directly. Throws `BadInput`. */
export function batchName(text: string): BatchName | undefined {
  const { provider, model } = parseModelName(text)
  if (provider !== 'batch') return undefined
  if (/^openai[/:]/.test(model)) return { by: 'api', asked: parseModelName(model) }
  const name = basename(model)
  if (!/\w/.test(name))
    throw new BadInput(
      `model "${text}": a batch is named batch:openai/NAME or batch:FOLDER, as in batch:rounds`,
    )
  return { by: 'folder', asked: { provider: 'openai', model: name }, folder: model }
}

/** What a model is called in records: how a question reaches it is not part of it, and neither is where a folder lies. */
export function recordedName(text: string): string {
  const batch = batchName(text)
  if (batch === undefined) return text
  return `${batch.by === 'api' ? batch.asked.provider : 'batch'}/${batch.asked.model}`
}
