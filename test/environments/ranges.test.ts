import { describe, expect, it } from 'vitest'
import type { Game } from '../../environments/game.ts'
import { limitHoldem } from '../../environments/holdem/rules.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'
import { leduc } from '../../environments/leduc/rules.ts'
import { randomOf } from '../../environments/random.ts'

/** Views of both seats at every decision and at the end of some games that are played by chance. */
function views<State, Action, View, Hidden>(game: Game<State, Action, View, Hidden>): [View, View][] {
  return Array.from({ length: 12 }, (_, seed) => {
    const random = randomOf(seed)
    const seen: [View, View][] = []
    let state = game.initialState(random)
    for (;;) {
      seen.push([game.view(state, 0), game.view(state, 1)])
      const actions = game.legalActions(state)
      if (actions.length === 0) return seen
      state = game.apply(state, actions[random.int(actions.length)])
    }
  }).flat()
}

function check<State, Action, View, Hidden>(game: Game<State, Action, View, Hidden>): void {
  const { ranges, name } = game
  if (ranges === undefined) throw new Error(`${name} has no vector form`)
  describe(`The vector form of ${name}`, () => {
    it('numbers what a seat holds as the other seat thinks of it: possible, and the same when it is shown', () => {
      let shown = 0
      for (const [one, two] of views(game)) {
        expect(ranges.possible(two)[ranges.own(one)]).toBe(1)
        expect(ranges.possible(one)[ranges.own(two)]).toBe(1)
        const revealed = ranges.revealed(two)
        if (revealed === undefined) continue
        expect(revealed).toBe(ranges.own(one))
        shown++
      }
      expect(shown).toBeGreaterThan(0)
    })

    it('sorts all hidden states into at most sixteen groups with names', () => {
      for (const [view] of views(game)) {
        const { names, of } = ranges.groups(view)
        expect(names.length).toBeLessThanOrEqual(16)
        expect(of).toHaveLength(ranges.size)
        for (let h = 0; h < ranges.size; h++) expect(names[of[h]]).toMatch(/\w/)
      }
    })
  })
}

check(limitHoldem())
check(kuhn())
check(leduc())
