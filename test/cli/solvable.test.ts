import { expect, it } from 'vitest'
import { enumerated } from '../../cli/solvable.ts'
import { BadInput } from '../../environments/errors.ts'
import { kuhn } from '../../environments/kuhn/rules.ts'

const { name, currentPlayer, legalActions, apply, returns, view, initialStates } = kuhn()
const cards = {
  name,
  seats: 2,
  zeroSum: true,
  currentPlayer,
  legalActions,
  apply,
  returns,
  view,
  initialStates,
}

it('a game whose views forget is said not to be solvable, with the view', () => {
  const forgetful = { ...cards, view: () => 'all the same' }
  expect(() => enumerated(forgetful)).toThrow(BadInput)
  expect(() => enumerated(forgetful)).toThrow(/^kuhn cannot be solved: a view forgets .*"all the same"$/)
})

it('a game that lists no deals is told which member says them', () => {
  const { initialStates: _, ...silent } = cards
  expect(() => enumerated(silent)).toThrow(/does not list its deals \(`initialStates`\); games that can be/)
})
