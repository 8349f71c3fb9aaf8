// A language model on your own machine plays Limit Hold'em. With Ollama, after `ollama pull qwen3:8b`:
//   OPENAI_BASE_URL=http://localhost:11434/v1 npx node examples/local-model.ts
// The same goes for any server that speaks OpenAI's protocol. Without the variable a stand-in answers, which always calls.
import { createServer } from 'node:http'
import { runTournament } from '../index.ts'

const MODEL = 'qwen3:8b'

const standIn = createServer((_, response) => {
  const content = JSON.stringify({ thoughts: 'I would like to see what happens.', action: 'call' })
  const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }]
  const usage = { prompt_tokens: 400, completion_tokens: 20, total_tokens: 420 }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify({ id: '1', object: 'chat.completion', created: 0, model: MODEL, choices, usage }),
  )
})
if (process.env.OPENAI_BASE_URL === undefined) {
  await new Promise<void>((resolve) => standIn.listen(0, '127.0.0.1', resolve))
  const address = standIn.address()
  process.env.OPENAI_BASE_URL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`
}

const { standings, faults, usage, unit } = await runTournament({
  game: 'limit-holdem',
  agents: [`cot@openai/${MODEL}`, 'random'],
  deals: 5,
})
for (const { agent, mean, games } of standings)
  console.log(`${agent}: ${mean.toFixed(0)} ${unit} over ${games} games`)
const [{ calls, inputTokens, outputTokens }] = usage
console.log(`${calls} calls, ${inputTokens} tokens in, ${outputTokens} out, ${faults[0].forfeits} forfeits`)

standIn.close()
standIn.closeAllConnections()
