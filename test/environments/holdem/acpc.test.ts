import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { acpcLog, verifyAcpc } from '../../../environments/holdem/acpc.ts'
import { NOBODY } from '../../../environments/holdem/betting.ts'
import { cards } from '../../../environments/holdem/cards.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { randomOf } from '../../../environments/random.ts'
import { playthrough } from '../../../testing/game-conformance.ts'

/** A thousand hands that the dealer of the Annual Computer Poker Competition wrote; not part of this repository. */
const SAMPLE = new URL('../../../../shared/data/acpc/2p.limit.h1000.r0.log', import.meta.url)

/** A log of random hands. */
function writtenLog(
  profile: 'acpc' | 'rlcard',
  seats: number,
  hands: number,
  stacks?: readonly number[],
): string {
  const game = limitHoldem({ profile, seats, stacks })
  const lines = ['# a comment', '; another']
  for (let hand = 0; hand < hands; hand++) {
    const end = playthrough(game, hand).at(-1) ?? game.initialState(randomOf(hand))
    const names = Array.from({ length: seats }, (_, seat) => `player${(seat + hand) % seats}`)
    lines.push(acpcLog.line(hand, end, names))
  }
  return lines.join('\n')
}

describe('verifyAcpc', () => {
  it.skipIf(!existsSync(SAMPLE))(
    'agrees with every payoff and the score of a log from the ACPC dealer',
    () => {
      const found = verifyAcpc(readFileSync(SAMPLE, 'utf8'), 'acpc')
      expect(found).toEqual({ format: 'acpc', games: 1000, matched: 1000, mismatches: [] })
    },
  )

  it.skipIf(!existsSync(SAMPLE))('writes each hand of that log as the dealer wrote it', () => {
    const game = limitHoldem()
    for (const line of readFileSync(SAMPLE, 'utf8')
      .split('\n')
      .filter((text) => text.startsWith('STATE'))) {
      const [, hand, betting, dealt, , names] = line.split(':')
      const [holes, ...board] = dealt.split('/')
      const start = game.initialState(randomOf(0))
      const open = cards(board.join(''))
      const deal = {
        holes: holes.split('|').map((text): [number, number] => [cards(text)[0], cards(text)[1]]),
        board: [...open, ...start.deal.board.slice(open.length)],
        lot: [],
      }
      let state = { ...start, deal }
      for (const letter of betting.replaceAll('/', ''))
        state = {
          deal,
          table: game.apply(state, letter === 'f' ? 'fold' : letter === 'c' ? 'call' : 'raise').table,
        }
      expect(state.table.toAct).toBe(NOBODY)
      expect(acpcLog.line(Number(hand), state, names.split('|'))).toBe(line)
    }
  })

  for (const profile of ['acpc', 'rlcard'] as const) {
    for (const seats of [2, 3, 6, 10]) {
      it(`agrees with what was written under ${profile} with ${seats} seats`, () => {
        const found = verifyAcpc(writtenLog(profile, seats, 150), profile)
        expect(found).toEqual({ format: 'acpc', games: 150, matched: 150, mismatches: [] })
      })
    }
  }

  for (const profile of ['acpc', 'rlcard'] as const) {
    it(`agrees with hands of finite stacks under ${profile} when it is told the stacks`, () => {
      const stacks = [9, 24, 45, 200]
      const log = writtenLog(profile, 4, 150, stacks)
      const found = verifyAcpc(log, profile, stacks)
      expect(found).toEqual({ format: 'acpc', games: 150, matched: 150, mismatches: [] })
      expect(() => verifyAcpc(log, profile, [9, 24])).toThrow('line 3: limit-holdem: stacks: names 2 stacks')
    })
  }

  it('reports each payoff that the rules do not give, with its line', () => {
    const lines = ['STATE:0:rf:3hTs|AdQd:-10|10:a|b', '# note', 'STATE:1:rf:3hTs|AdQd:-20|20:b|a']
    expect(verifyAcpc(lines.join('\r\n'), 'acpc')).toEqual({
      format: 'acpc',
      games: 2,
      matched: 1,
      mismatches: [{ line: 3, expected: '-20|20', actual: '-10|10' }],
    })
  })

  it('reports a score that is not the sum of the payoffs', () => {
    const hands = 'STATE:0:rf:3hTs|AdQd:-10|10:a|b\nSTATE:1:rf:3hTs|AdQd:-10|10:b|a\n'
    expect(verifyAcpc(`${hands}SCORE:0|0:a|b\n`, 'acpc').mismatches).toEqual([])
    expect(verifyAcpc(`${hands}SCORE:10|-10:a|b\n`, 'acpc')).toMatchObject({
      matched: 2,
      mismatches: [{ line: 3, expected: '10|-10', actual: '0|0' }],
    })
  })

  it('allows the lot of an odd chip under rlcard and nothing more', () => {
    // The small blind folds; the other two tie for the pot, which one chip keeps from dividing.
    const matched = (profile: 'acpc' | 'rlcard', payoffs: string) =>
      verifyAcpc(`STATE:0:cfc/cc/cc/cc:2c3d|AhKd|AsKc/QhJh5s/5d/8c:${payoffs}:a|b|c`, profile).matched
    for (const payoffs of ['-1|1|0', '-1|0|1', '-1|0.5|0.5']) expect(matched('rlcard', payoffs)).toBe(1)
    for (const payoffs of ['-1|2|-1', '-1|1|1', '0|0|0', '-1|0.7|0.3'])
      expect(matched('rlcard', payoffs)).toBe(0)
    expect(matched('acpc', '-5|2.5|2.5')).toBe(1)
    expect(matched('acpc', '-5|3|2')).toBe(0)
  })

  it.each([
    ['STATE:0:rf:3hTs|AdQd:-10|10', 'line 1: is not STATE:hand:betting:cards:payoffs:names'],
    ['hello', 'line 1: is not STATE'],
    ['STATE:x:rf:3hTs|AdQd:-10|10:a|b', 'the hand\'s number is "x"'],
    ['STATE:0:rf:3hTs|AdQd:-10|:a|b', '"" is not a number of chips'],
    ['STATE:0:rf:3hTs|AdQd:-10|1x:a|b', '"1x" is not a number of chips'],
    ['STATE:0:rf:3hTs|AdQd:0:a', 'has 1 payoff;'],
    ['STATE:0:rf:3hTs|AdQd:-10|10:a', 'has 1 name for 2 payoffs'],
    ['STATE:0:rf:3hTs|Ad:-10|10:a|b', 'are not two for each of 2 seats'],
    ['STATE:0:rf:3hTs|Ad1d:-10|10:a|b', '"1d" is not a card'],
    ['STATE:0:rf:3hTs|3hQd:-10|10:a|b', 'the card 3h appears twice'],
    ['STATE:0:r:3hTs|AdQd:-10|10:a|b', 'stops before the hand is over'],
    ['STATE:0:rrrrf:3hTs|AdQd:-10|10:a|b', 'letter 4'],
    ['STATE:0:rxf:3hTs|AdQd:-10|10:a|b', '"x" at letter 2'],
    ['STATE:0:rff:3hTs|AdQd:-10|10:a|b', 'letter 3'],
    ['STATE:0:ccrf:3hTs|AdQd/2c2d2h:-10|10:a|b', 'at letter 3'],
    ['STATE:0:cc/rf:3hTs|AdQd/2c2d:-10|10:a|b', 'are not the 3 that "cc/rf" opens'],
    ['STATE:0:cc/cc/rf:3hTs|AdQd/2c2d2h5c:-10|10:a|b', 'are not the 4 that'],
    ['SCORE:10|-10', 'is not SCORE:totals:names'],
    ['SCORE:10|-10:a', 'has 2 totals for 1 name'],
  ])('refuses the damaged line %s with its number and the reason', (line, reason) => {
    expect(() => verifyAcpc(`${line}\n`, 'acpc')).toThrow(reason)
    expect(() => verifyAcpc(`# first\n\n${line}`, 'acpc')).toThrow(/^line 3: [^\n]+$/)
  })

  it('writes names that hold the signs of the log so that it can still be read', () => {
    const game = limitHoldem()
    const end = playthrough(game, 3).at(-1) ?? game.initialState(randomOf(3))
    const line = acpcLog.line(0, end, ['cot@openai/x:y', 'a|b c'])
    expect(line.endsWith(':cot@openai/x_y|a_b_c')).toBe(true)
    expect(verifyAcpc(line, 'acpc').matched).toBe(1)
  })
})
