import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calibration } from '../../../tournaments/calibration/calibration.ts'
import { runTournament } from '../../../tournaments/run.ts'
import { freshFolder } from '../folder.ts'

/** A small recorded tournament. */
async function recorded(
  game: string,
  agents: readonly string[],
  { settings = {}, deals = 6 } = {},
): Promise<string> {
  const out = freshFolder()
  await runTournament({ game, settings, agents, deals, match: 2, concurrency: 1, out })
  return out
}

describe('Calibration', () => {
  it('scores each belief of a record between who knows the rules alone and who knows the truth', async () => {
    const { agents, silent } = await calibration(await recorded('kuhn', ['bidder', 'myopic', 'call']))
    expect(agents.map(({ agent }) => agent)).toEqual(['bidder'])
    expect(silent).toEqual(['myopic', 'call'])
    const [{ decisions, logScore, uniform, oracle }] = agents
    // Two cards are left: one bit is hidden.
    expect(uniform).toMatchObject({ decisions, logScore: { mean: -1 }, brier: { mean: 0.5 } })
    expect(oracle).toMatchObject({ logScore: { mean: 0 }, brier: { mean: 0 }, hits: 1, calibrationError: 0 })
    expect(logScore.mean).toBeGreaterThan(-1.5)
    expect(logScore.mean).toBeLessThan(0)
  })

  it.each([
    ['leduc', 'call', 6],
    ['negotiation', 'boulware', 6],
    ['limit-holdem', 'raise', 2],
  ])(
    'reads what bidder believes in %s',
    async (game, other, deals) => {
      const { agents } = await calibration(await recorded(game, ['bidder?flops=1&turns=1', other], { deals }))
      const [{ decisions, reliability, calibrationError }] = agents
      expect(decisions).toBeGreaterThan(5)
      expect(reliability.reduce((sum, row) => sum + row.decisions, 0)).toBe(decisions)
      expect(calibrationError).toBeLessThan(0.8)
    },
    60_000,
  )

  it('leaves out what was not finished, and refuses what is damaged', async () => {
    const folder = await recorded('kuhn', ['bidder', 'call'])
    const file = join(folder, 'games.jsonl')
    const whole = await calibration(folder)
    appendFileSync(file, '{"type":"decision","ma')
    expect(await calibration(folder)).toEqual(whole)
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seat":', '"saet":'))
    await expect(calibration(folder)).rejects.toThrow(/games\.jsonl, line 1: is damaged/)
  })

  it('says in one line what it cannot hold against the truth', async () => {
    await expect(calibration(freshFolder())).rejects.toThrow(/holds no record of a tournament/)
    const three = await recorded('kuhn', ['bidder', 'call', 'raise'], { settings: { seats: 3 } })
    await expect(calibration(three)).rejects.toThrow(
      /kuhn with 3 seats: beliefs are recorded where there are two/,
    )
  })
})
