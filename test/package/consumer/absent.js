// Uses what takes an optional package and prints what is said each time, with the package that was looked for first.
import { runTournament } from 'bidder'
import { gameConformance, scriptedAgent } from 'bidder/testing'
import { langchainTools, mcpServer } from 'bidder/tools'

const play = (agent, options, more) =>
  runTournament({ game: 'kuhn', agents: [agent, 'call'], deals: 1, ...more }, options)
const uses = {
  openai: () => play('cot@openai/any'),
  otherModels: () => play('cot@anthropic/any'),
  batches: () => play('cot', {}, { model: 'batch:openai/any', out: 'batches' }),
  redis: () => play('bidder', { queue: 'redis://127.0.0.1:9' }),
  postgres: () => play('bidder', { queue: 'postgres://any@127.0.0.1:9/any' }),
  tools: () => langchainTools(),
  mcp: () => mcpServer('1.0.0'),
  suites: async () => gameConformance('any', () => undefined),
  // Comes with the suites and needs none of what they need.
  players: async () => scriptedAgent(['call']).name,
}
const said = {}
for (const [name, use] of Object.entries(uses))
  said[name] = await use().catch(({ message, cause }) => ({
    message,
    sought: /'([^']+)'/.exec(cause?.message)?.[1],
  }))
console.log(JSON.stringify(said))
