import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acpcProtocol } from '../../../environments/holdem/acpc-wire.ts'
import { bettingRules } from '../../../environments/holdem/betting.ts'
import { type Card, cardNamed } from '../../../environments/holdem/cards.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { settingsSchema } from '../../../environments/holdem/settings.ts'
import { drawIndex, randomOf } from '../../../environments/random.ts'

function tableOf(given: Record<string, unknown> = {}) {
  const settings = settingsSchema().parse(given)
  return { game: limitHoldem(given), protocol: acpcProtocol(settings, bettingRules(settings)) }
}

const cards = (text: string): Card[] => (text.match(/../g) ?? []).flatMap((name) => cardNamed(name) ?? [])

describe('the ACPC protocol', () => {
  it('tells the hand that its description has for an example, line by line', () => {
    const { game, protocol } = tableOf()
    const [own, other, board] = ['TdAs', '8hTc', '2c8c3h9cKh'].map(cards)
    let state = game.initialState(randomOf(1))
    state = {
      ...state,
      deal: {
        ...state.deal,
        holes: [
          [own[0], own[1]],
          [other[0], other[1]],
        ],
        board,
      },
    }
    const dealer = protocol.dealer()
    const passed: string[] = []
    for (const letter of 'rrcrccrccrc') {
      const seat = game.currentPlayer(state)
      const view = game.view(state, 0)
      let action = { r: 'raise', c: 'call' }[letter]
      if (seat === 0) {
        const lines = dealer.news(view)
        const said = `${lines.at(-1)}:${letter}`
        passed.push(...lines, `< ${said}`)
        action = dealer.answer(said, view)?.action
      }
      state = game.apply(state, game.readAction(game.view(state, seat ?? 0), action))
    }
    passed.push(...dealer.end(game.view(state, 0)))
    expect(passed).toEqual([
      'MATCHSTATE:0:0::TdAs|',
      'MATCHSTATE:0:0:r:TdAs|',
      '< MATCHSTATE:0:0:r:TdAs|:r',
      'MATCHSTATE:0:0:rr:TdAs|',
      'MATCHSTATE:0:0:rrc/:TdAs|/2c8c3h',
      '< MATCHSTATE:0:0:rrc/:TdAs|/2c8c3h:r',
      'MATCHSTATE:0:0:rrc/r:TdAs|/2c8c3h',
      'MATCHSTATE:0:0:rrc/rc/:TdAs|/2c8c3h/9c',
      '< MATCHSTATE:0:0:rrc/rc/:TdAs|/2c8c3h/9c:c',
      'MATCHSTATE:0:0:rrc/rc/c:TdAs|/2c8c3h/9c',
      'MATCHSTATE:0:0:rrc/rc/cr:TdAs|/2c8c3h/9c',
      '< MATCHSTATE:0:0:rrc/rc/cr:TdAs|/2c8c3h/9c:c',
      'MATCHSTATE:0:0:rrc/rc/crc/:TdAs|/2c8c3h/9c/Kh',
      '< MATCHSTATE:0:0:rrc/rc/crc/:TdAs|/2c8c3h/9c/Kh:c',
      'MATCHSTATE:0:0:rrc/rc/crc/c:TdAs|/2c8c3h/9c/Kh',
      'MATCHSTATE:0:0:rrc/rc/crc/cr:TdAs|/2c8c3h/9c/Kh',
      '< MATCHSTATE:0:0:rrc/rc/crc/cr:TdAs|/2c8c3h/9c/Kh:c',
      'MATCHSTATE:0:0:rrc/rc/crc/crc:TdAs|8hTc/2c8c3h/9c/Kh',
    ])
  })

  it('tells a player all that its seat may see, and what it has gained, and nothing else', () => {
    const settings = fc.record({
      seats: fc.integer({ min: 2, max: 6 }),
      profile: fc.constantFrom('acpc', 'rlcard'),
      stacks: fc.option(fc.constant(30)),
    })
    fc.assert(
      fc.property(settings, fc.nat(), (given, seed) => {
        const { seats, stacks } = given
        const { game, protocol } = tableOf({
          ...given,
          stacks: stacks === null ? 'unlimited' : Array<number>(seats).fill(stacks),
        })
        const random = randomOf(seed)
        let state = game.initialState(random)
        const ends = Array.from({ length: seats }, () => ({
          dealer: protocol.dealer(),
          player: protocol.player(),
        }))
        for (let seat = game.currentPlayer(state); seat !== undefined; seat = game.currentPlayer(state)) {
          const view = game.view(state, seat)
          const { dealer, player } = ends[seat]
          const heard = dealer.news(view).map((line) => player.hear(line))
          expect(heard.at(-1)).toEqual({ view })
          const { actions } = view
          const action = actions[drawIndex(Array<number>(actions.length).fill(1), random)]
          expect(dealer.answer(player.say(action), view)).toEqual({ action })
          state = game.apply(state, action)
        }
        ends.forEach(({ dealer, player }, seat) => {
          const [last] = dealer
            .end(game.view(state, seat))
            .map((line) => player.hear(line))
            .slice(-1)
          expect(last?.view).toEqual(game.view(state, seat))
          // Where odd chips go by lot, the lines do not say to whom.
          if (given.profile === 'acpc') expect(last?.payoff).toBeCloseTo(game.returns(state)[seat], 6)
        })
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  it('takes a raise too many for a call, and for a fault', () => {
    const { game, protocol } = tableOf()
    let state = game.initialState(randomOf(2))
    for (const action of ['raise', 'raise', 'raise'] as const) state = game.apply(state, action)
    const view = game.view(state, 0)
    const dealer = protocol.dealer()
    const last = dealer.news(view).at(-1)
    expect(dealer.answer(`${last}:r`, view)).toMatchObject({ action: 'call', fault: { kind: 'illegal' } })
    expect(dealer.answer(`${last}:r250`, view)).toMatchObject({
      action: 'fold',
      fault: { kind: 'unparsable' },
    })
    expect(dealer.answer('MATCHSTATE:0:0:r:TdAs|:c', view)).toBeUndefined()
    expect(dealer.answer('', view)).toBeUndefined()
  })

  it.each([
    ['HELLO', /is not MATCHSTATE/],
    ['MATCHSTATE:0:0::TdAs|||', /cards of 4 seats at a table of 2.*--set seats/],
    ['MATCHSTATE:7:0::TdAs|', /position 7 is not at a table of 2/],
    ['MATCHSTATE:0:0:x:TdAs|', /"x" at letter 1/],
    ['MATCHSTATE:0:0:rrrrrr:TdAs|', /illegal action/],
    ['MATCHSTATE:0:0::TdTd|', /Td appears twice/],
    ['MATCHSTATE:0:0:cc/:TdAs|/2c8c', /has 2 cards, but/],
    ['MATCHSTATE:0:0:rc/cc/cc/cc:TdAs|/2c8c3h/9c/Kh', /"MATCHSTATE/],
  ])('says what is wrong with %s', (line, message) => {
    expect(() => tableOf().protocol.player().hear(line)).toThrow(message)
  })

  it('hears nothing in comments', () => {
    expect(tableOf().protocol.player().hear('#--t_response 600000')).toBeUndefined()
  })
})
