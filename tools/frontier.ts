import { z } from 'zod'
import { analyzeInstances } from '../environments/negotiation/analysis.ts'
import { type Tool, toolOf } from './tool.ts'

const quantities = z.array(z.int().min(0).max(10)).min(2).max(5)

/** Which outcomes of a bargain are good for both. */
export const frontierTool: Tool = toolOf(
  'frontier',
  'For a bargain over a pool of items with the values of both sides known: the Pareto frontier, the Nash, egalitarian and Kalai-Smorodinsky solutions, the greatest joint payoff and the equilibrium of alternating offers, as points [first, second]; exact.',
  z.strictObject({
    pool: quantities.describe('how many there are of each item'),
    first: quantities.describe('what one of each item is worth to the side that offers first'),
    second: quantities.describe('what one of each item is worth to the other side'),
    settings: z
      .record(z.string(), z.json())
      .default({})
      .describe('settings of negotiation, such as discount or batna'),
  }),
  ({ pool, first, second, settings }) => {
    const line = [pool, first, second].map((numbers) => numbers.join(',')).join(' ')
    const [{ line: _, ...analysis }] = analyzeInstances(line, settings).instances
    return analysis
  },
)
