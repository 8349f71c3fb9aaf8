import { Tiktoken } from 'js-tiktoken/lite'
import ranks from 'js-tiktoken/ranks/o200k_base'
import { askingEntries, seatAgent } from '../agents/roster.ts'
import { familyNamed } from '../environments/catalog.ts'
import { Models } from '../reasoning/language/models.ts'
import type { Message } from '../reasoning/language/prompt.ts'
import { sample, schemaIn } from '../testing/server/obedient.ts'
import { openAiServer } from '../testing/server/openai-server.ts'
import { answers, says } from '../testing/server/replies.ts'
import { playMatch } from '../tournaments/match.ts'
import { schedule } from '../tournaments/schedule.ts'

/**
 * Calls and tokens that each language agent sends for one decision, counted on the prompts as they go out by the
 * tokenizer of OpenAI's models (o200k_base). A stand-in answers: actions drawn evenly, and 100 words wherever words are
 * free, so that prompts which hold earlier answers are of a likely length. What a model itself writes is not counted.
 *
 *     npx node bench/tokens.ts [agent ...]
 */
const WORDS = Array.from({ length: 100 }, (_, i) => ['the', 'other', 'may', 'hold', 'more'][i % 5]).join(' ')
const GAMES = [
  { family: 'limit-holdem', other: 'threshold', games: 20 },
  { family: 'negotiation', other: 'tough', games: 10 },
]
const agents = process.argv.length > 2 ? process.argv.slice(2) : askingEntries.map(({ name }) => name)

const tokenizer = new Tiktoken(ranks)
// Prompts share most of their text: each distinct one is counted once.
const counted = new Map<string, number>()
const tokensOf = (messages: readonly Message[]): number =>
  messages.reduce((sum, { content }) => {
    const tokens = counted.get(content) ?? tokenizer.encode(content).length
    counted.set(content, tokens)
    return sum + tokens
  }, 0)

let turn = 0
const server = await openAiServer((request) => {
  const schema = schemaIn(request.body)
  const usage = [tokensOf(request.messages), 0] as const
  return schema === undefined
    ? says(WORDS, { usage })
    : answers(
        sample(schema, (count) => turn++ % count, WORDS),
        { usage },
      )
})
process.env.OPENAI_BASE_URL = server.url

console.log(`agent: for one decision, calls and tokens sent; over a match of games`)
for (const { family, other, games } of GAMES) {
  console.log(`\n${family}, ${games} games against ${other}`)
  for (const agent of agents) {
    const decisions = await familyNamed(family).open({}, async ({ game, policies }) => {
      const models = new Models()
      const seated = [`${agent}@openai/count`, other].map((text) =>
        seatAgent(text, game, policies, [], { models }),
      )
      const played = await playMatch(game, seated, schedule(2, 2, games, games)[0], 1)
      return played.flatMap(({ decisions }, i) => decisions.filter(({ seat }) => seat === i % 2))
    })
    const calls = decisions.reduce((sum, { usage }) => sum + (usage?.calls ?? 0), 0)
    const tokens = decisions.reduce((sum, { usage }) => sum + (usage?.inputTokens ?? 0), 0)
    const mean = (total: number) => total / decisions.length
    console.log(
      `${agent.padEnd(18)} ${mean(calls).toFixed(2).padStart(6)} calls ${mean(tokens).toFixed(0).padStart(7)} tokens  (${decisions.length} decisions)`,
    )
  }
}
await server.close()
