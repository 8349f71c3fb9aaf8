import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import { randomOf } from '../../../environments/random.ts'
import { readSaid } from '../../../reasoning/language/decision.ts'
import { answers } from '../../../testing/server/replies.ts'
import { audit } from '../../../tournaments/audit/audit.ts'
import { runTournament } from '../../../tournaments/run.ts'
import { exportTraining } from '../../../tournaments/training/export.ts'
import { type TrainingRequest, trainingData } from '../../../tournaments/training/training-data.ts'
import { serve } from '../../server/serve.ts'
import { freshFolder } from '../folder.ts'

const message = z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })
const pair = z.object({
  prompt: z.array(message).min(2),
  chosen: z.tuple([message]),
  rejected: z.tuple([message]),
  gap: z.number().positive(),
  confidence: z.number(),
  chosen_agent: z.string(),
  rejected_agent: z.string(),
})
const example = z.object({ messages: z.array(message).min(3), agent: z.string() })

const request: TrainingRequest = { format: 'preferences', reasons: 'words', minGap: 0, confidence: 0.95 }
const one = { concurrency: 1 }

async function record(game: string, agents: readonly string[], deals: number): Promise<string> {
  const out = freshFolder()
  await runTournament({ game, agents, deals, match: 4, concurrency: 1, out })
  return out
}

const actionIn = ({ content }: z.output<typeof message>): unknown => JSON.parse(content).action
const thoughtsIn = ({ content }: z.output<typeof message>): unknown => JSON.parse(content).thoughts

describe('Preferences of a record', () => {
  it('are pairs of answers to the question that cot asks, each with the reasoning of who gave it', async () => {
    const out = await record('kuhn', ['bidder', 'bidder?infer=uniform', 'random', 'call'], 8)
    const { file, examples, decisions, silent } = await exportTraining(out, request, one)
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => pair.parse(JSON.parse(line)))
    expect(lines).toHaveLength(examples)
    expect(examples).toBeGreaterThan(0)
    const { agents } = await audit(out, one)
    expect(decisions).toBe(agents.reduce((sum, agent) => sum + agent.decisions, 0))
    // House players give no reasons.
    expect(silent).toBe(agents[2].decisions + agents[3].decisions)
    for (const { prompt, chosen, rejected, chosen_agent } of lines) {
      expect(prompt.at(-1)?.content).toContain('Think step by step')
      expect(prompt.at(-1)?.content).toMatch(/Your card: [JQK]/)
      expect(chosen_agent).toContain('bidder')
      expect(actionIn(chosen[0])).not.toBe(actionIn(rejected[0]))
      for (const [answer] of [chosen, rejected]) expect(thoughtsIn(answer)).toMatch(/It holds .* is worth /s)
    }
    const asked = lines.map(({ prompt, chosen, rejected }) =>
      JSON.stringify([prompt, actionIn(chosen[0]), actionIn(rejected[0])]),
    )
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('without reasoning hold the best action against every worse one that was taken', async () => {
    const out = await record('kuhn', ['random', 'call'], 12)
    const { lines } = await trainingData(out, { ...request, reasons: 'none' }, one)
    const pairs = lines.map((line) => pair.parse(line))
    const kings = pairs.filter(({ prompt }) => prompt.at(-1)?.content.includes('Your card: K'))
    expect(kings.length).toBeGreaterThan(0)
    for (const { chosen, rejected, prompt } of kings) {
      expect(chosen[0].content).toMatch(/^\{"action":"(bet|raise|call)"\}$/)
      expect(rejected[0].content).not.toBe(chosen[0].content)
      expect(prompt.at(-1)?.content).toContain('Decide now')
    }
  })

  it('are fewer the larger the gap must be', async () => {
    const out = await record('leduc', ['random', 'call'], 8)
    const bare: TrainingRequest = { ...request, reasons: 'none' }
    const every = (await trainingData(out, bare, one)).lines.map((line) => pair.parse(line))
    const large = (await trainingData(out, { ...bare, minGap: 1 }, one)).lines.map((line) => pair.parse(line))
    expect(large.length).toBeGreaterThan(0)
    expect(every.length).toBeGreaterThan(large.length)
    expect(large.every(({ gap }) => gap >= 1)).toBe(true)
    // A pair that another contradicts may be left over once that one is too small.
    expect(every.filter(({ gap }) => gap >= 1).length).toBeLessThanOrEqual(large.length)
  })

  it('hold nothing of a player that is told what is hidden', async () => {
    const oracle = 'bidder?infer=oracle&analysis=yes'
    const out = await record('kuhn', ['bidder', oracle, 'call'], 8)
    const { lines, told } = await trainingData(out, { ...request, format: 'sft' }, one)
    expect(told).toBeGreaterThan(0)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(example.parse(line).agent).toBe('bidder')
  })

  it('hold a language model by its own words', async () => {
    let asked = 0
    await serve(() =>
      answers({ thoughts: `Thought ${asked++} "of" mine.`, action: asked % 2 === 0 ? 'call' : 'raise' }),
    )
    const out = freshFolder()
    await runTournament({ game: 'kuhn', agents: ['cot@openai/test-1', 'random'], deals: 4, match: 4, out })
    const { lines } = await trainingData(out, { ...request, format: 'sft' }, one)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines)
      expect(thoughtsIn(example.parse(line).messages.slice(-1)[0])).toMatch(/^Thought \d+ "of" mine\.$/)
  })

  it('hold every answer in the form that the question asks for, in negotiation, too', async () => {
    const out = await record('negotiation', ['tough', 'random', 'boulware'], 2)
    const { lines } = await trainingData(out, { ...request, reasons: 'none' }, one)
    const game = negotiation()
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      const { chosen, rejected } = pair.parse(line)
      for (const [answer] of [chosen, rejected])
        expect(actionIn(answer)).toMatchObject({ type: expect.any(String) })
    }
    // Any action, written and read again, is the same action.
    let state = game.initialState(randomOf(1, 'deal'), 0)
    for (let turn = 0; turn < 3; turn++) {
      const seat = game.currentPlayer(state)
      if (seat === undefined) break
      const view = game.view(state, seat)
      for (const action of game.viewActions(view)) {
        const written = game.words.written?.(view, action)
        expect(game.words.answer?.(view).safeParse(written).success).toBe(true)
        expect(readSaid(game, view, written)).toEqual(action)
      }
      state = game.apply(state, game.legalActions(state)[turn])
    }
  })
})
