import { BadInput } from '../environments/errors.ts'
import type { TournamentConfig } from '../tournaments/run.ts'
import { parseJson, readText } from './input.ts'

/** The options of a command that asks language models. */
export interface LanguageOptions {
  readonly model?: string
  readonly maxCalls?: number
  readonly maxTokens?: number
  readonly maxCost?: number
  readonly prices?: string
  readonly record?: string
  readonly replay?: string
  readonly batchOnce?: boolean
}

type LanguageConfig = Partial<
  Pick<TournamentConfig, 'model' | 'limits' | 'prices' | 'record' | 'replay' | 'batchOnce'>
>

/**
 * The part of a configuration that language agents need, from the words of a command.
 * @param priced whether prices are said elsewhere
 * Throws `BadInput`.
 */
export function languageConfig(
  {
    model,
    maxCalls: calls,
    maxTokens: tokens,
    maxCost: cost,
    prices,
    record,
    replay,
    batchOnce,
  }: LanguageOptions,
  priced = false,
): LanguageConfig {
  if (cost !== undefined && prices === undefined && !priced)
    throw new BadInput('--max-cost: takes --prices FILE, with what the models cost')
  return {
    limits: {
      ...(calls === undefined ? {} : { calls }),
      ...(tokens === undefined ? {} : { tokens }),
      ...(cost === undefined ? {} : { cost }),
    },
    ...(model === undefined ? {} : { model }),
    ...(prices === undefined ? {} : { prices: parseJson('--prices', readText('--prices', prices)) }),
    ...(record === undefined ? {} : { record }),
    ...(replay === undefined ? {} : { replay }),
    ...(batchOnce === undefined ? {} : { batchOnce }),
  }
}
