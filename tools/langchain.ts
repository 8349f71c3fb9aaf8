import type { DynamicStructuredTool } from '@langchain/core/tools'
import { BidderError } from '../environments/errors.ts'
import { optional } from '../environments/optional.ts'
import { tools } from './tools.ts'

/**
 * The tools as LangChain's, for its agents and graphs. What a tool cannot use it says in its answer, so that the model may
 * mend its question.
 *
 * Throws `BadInput` where `@langchain/core` is not installed.
 */
export async function langchainTools(): Promise<DynamicStructuredTool[]> {
  const { DynamicStructuredTool } = await optional(
    'tools of LangChain',
    ['@langchain/core'],
    () => import('@langchain/core/tools'),
  )
  return tools.map(
    ({ name, description, schema, call }) =>
      new DynamicStructuredTool({
        name: `bidder_${name}`,
        description,
        schema,
        async func(input, _manager, config) {
          try {
            return JSON.stringify(await call(input, config?.signal))
          } catch (error) {
            if (error instanceof BidderError) return `error: ${error.message}`
            throw error
          }
        },
      }),
  )
}
