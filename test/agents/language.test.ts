import { expect, onTestFinished, test } from 'vitest'
import type { LanguageAgent } from '../../agents/language.ts'
import { askingEntries, seatAgent } from '../../agents/roster.ts'
import type { Game, Json } from '../../environments/game.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import { negotiation } from '../../environments/negotiation/rules.ts'
import { randomOf } from '../../environments/random.ts'
import { Models } from '../../reasoning/language/models.ts'
import { agentConformance } from '../../testing/agent-conformance.ts'
import { obedient } from '../../testing/server/obedient.ts'
import { openAiServer } from '../../testing/server/openai-server.ts'
import { answers } from '../../testing/server/replies.ts'
import { serve } from '../server/serve.ts'

/** An agent that asks whatever server is up. */
function agentOf<State, Action extends Json, View, Hidden>(
  text: string,
  game: Game<State, Action, View, Hidden>,
): LanguageAgent<View, Action> {
  const { makeLanguage } = seatAgent(text, game, [], [], { models: new Models() })
  if (makeLanguage === undefined) throw new Error(`${text} asks no model`)
  return makeLanguage()
}

// One server for all of the conformance suite, which knows nothing of servers.
const server = await openAiServer(obedient)
process.env.OPENAI_BASE_URL = server.url

for (const { name } of askingEntries) {
  const make = <State, Action extends Json, View, Hidden>(game: Game<State, Action, View, Hidden>) => {
    // What its sums come to does not matter here, and over every type they take seconds in large games of offers.
    const types =
      game.plans === undefined || game.settings.preset === 'openspiel-bargaining' ? 'all' : 'random'
    const small = name === 'bidder' ? `?flops=1&turns=1&rollouts=2&lookahead=0&types=${types}` : ''
    return agentOf(`${name}@openai/test-1${small}`, game)
  }
  agentConformance(name, make, () => limitHoldem(), { games: 6 })
  agentConformance(name, make, () => limitHoldem({ seats: 3, profile: 'rlcard', stacks: 40 }), { games: 3 })
  for (const preset of ['openspiel-bargaining', 'casino', 'cao2018', 'price'])
    agentConformance(name, make, () => negotiation({ preset, maxOffers: 4, talk: 'on' }), { games: 2 })
  agentConformance(name, make, () => leduc(), { games: 2 })
}

test('what was spent on an answer that came too late is told with the next', async () => {
  await serve(({ number }) => ({ ...answers({ action: 'call' }), ...(number === 1 ? { delayMs: 60 } : {}) }))
  const game = limitHoldem()
  const view = game.readView({ seat: 1, hole: ['Ah', 'Kd'], board: [], table: { history: '' } })
  const agent = agentOf('direct@openai/test-1', game)
  const turn = { view, actions: game.viewActions(view), random: randomOf(1) }
  await expect(agent.decide({ ...turn, signal: AbortSignal.timeout(30) })).rejects.toThrow()
  const { usage } = await agent.decide({ ...turn, signal: new AbortController().signal })
  expect(usage).toEqual({ calls: 2, inputTokens: 100, outputTokens: 10 })
})

test.each([
  ['direct', /needs a model: write direct@provider\/model/],
  ['direct@nobody', /provider\/model/],
  ['direct@openai/x?temperature=9', /temperature/],
  ['cot@openai/x?samples=2', /"samples".*temperature/],
  ['cot@openai/x?maxCost=1', /no price/],
])('%s is bad input', (text, message) => {
  expect(() => seatAgent(text, limitHoldem(), [], [], { models: new Models() })).toThrow(message)
})

test('a model may be named once for all, and by either separator', async () => {
  const asked = await serve(obedient)
  const models = new Models()
  const game = limitHoldem()
  const view = game.readView({ seat: 1, hole: ['Ah', 'Kd'], board: [], table: { history: '' } })
  for (const text of ['direct', 'direct@openai:qwen3:8b', 'direct@openai/org/model'])
    await seatAgent(text, game, [], [], { models, model: 'openai/test-1' })
      .make()
      .decide({
        view,
        actions: game.viewActions(view),
        random: randomOf(1),
        signal: new AbortController().signal,
      })
  expect(asked.requests.map(({ body }) => body.model)).toEqual(['test-1', 'qwen3:8b', 'org/model'])
})

test.each([
  ['direct@nowhere/x', /no provider "nowhere"; providers are openai, anthropic/],
  ['direct@anthropic/claude', /@langchain\/anthropic/],
])('%s cannot be asked, which is said in one line', async (text, message) => {
  const models = new Models()
  seatAgent(text, limitHoldem(), [], [], { models })
  await expect(models.ready()).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringMatching(message),
  })
})

test('a key is asked for where one is needed', async () => {
  const { OPENAI_BASE_URL, OPENAI_API_KEY } = process.env
  onTestFinished(() => {
    Object.assign(process.env, {
      OPENAI_BASE_URL,
      ...(OPENAI_API_KEY === undefined ? {} : { OPENAI_API_KEY }),
    })
  })
  delete process.env.OPENAI_BASE_URL
  delete process.env.OPENAI_API_KEY
  const models = new Models()
  seatAgent('direct@openai/x', limitHoldem(), [], [], { models })
  await expect(models.ready()).rejects.toThrow(/there is no key; set OPENAI_API_KEY/)
})
