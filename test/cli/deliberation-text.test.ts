import { expect, it } from 'vitest'
import { deliberationText } from '../../cli/deliberation-text.ts'

const row = { action: 'call', expectedUtility: 0.5, standardError: 0.125 }

it('tells an error to as many digits as the worth, and no replies where none are foretold', () => {
  const text = deliberationText({ unit: 'chips', actions: [row] }, String)
  expect(text).toContain('0.50')
  expect(text).toMatch(/0\.1[23]/)
  expect(text).not.toMatch(/opponent|reply/)
})

it('tells an action without a reply from those with one', () => {
  const foretold = { ...row, action: 'raise', predicted: [{ action: 'fold', chance: 0.25 }] }
  const text = deliberationText({ unit: 'chips', actions: [row, foretold] }, String)
  expect(text).toMatch(/call .*has no reply/)
  expect(text).toMatch(/raise .*fold 25/)
})
