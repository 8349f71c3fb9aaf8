import { describe, expect, it } from 'vitest'
import { randomOf } from '../../../environments/random.ts'
import { troubleOf, waitBefore } from '../../../reasoning/language/retry.ts'

const status = (
  code: number,
  error: unknown = { message: 'so it is' },
  headers: Record<string, string> = {},
) => troubleOf({ status: code, headers, text: JSON.stringify({ error }) }, undefined, ['schema'])

describe('A request that brought no answer', () => {
  it.each([408, 409, 429, 500, 502, 503, 504, 529])('is made again after status %i', (code) => {
    expect(status(code)).toMatchObject({ next: 'again', limited: code === 429 })
  })

  it.each([400, 401, 402, 403, 404, 405, 413, 422])('ends the run after status %i', (code) => {
    expect(status(code)).toMatchObject({ next: 'end', reason: `status ${code}: so it is` })
  })

  it('ends the run when the account is empty, which asking again does not mend', () => {
    expect(status(429, { message: 'no quota', code: 'insufficient_quota' })).toMatchObject({ next: 'end' })
  })

  it.each([
    [{ message: "'response_format' is not supported" }, 'without'],
    [{ message: 'bad', param: 'text.format' }, 'without'],
    [{ message: 'filtered', code: 'content_filter' }, 'give-up'],
    [{ message: 'too much', code: 'context_length_exceeded' }, 'give-up'],
    ["This model's maximum context length is 8192 tokens", 'give-up'],
  ])('is understood by what a bad request says: %j', (error, next) => {
    expect(status(400, error)).toMatchObject({ next })
  })

  it('leaves out the part that is refused, if it was sent', () => {
    const outcome = { status: 400, headers: {}, text: '{"error":{"message":"response_format"}}' }
    expect(troubleOf(outcome, undefined, [])).toMatchObject({ next: 'end' })
    expect(troubleOf(outcome, undefined, ['temperature'])).toMatchObject({ next: 'end' })
    expect(troubleOf(outcome, undefined, ['schema'])).toMatchObject({ next: 'without', part: 'schema' })
  })

  it.each([
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '120', 'retry-after': '7' }, 120],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 30_000],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT', date: 'Wed, 21 Oct 2026 07:28:30 GMT' }, 0],
  ])('waits as %j says', (headers, waitMs) => {
    expect(status(429, {}, headers)).toMatchObject({ waitMs })
  })

  it.each<Record<string, string>>([
    {},
    { 'retry-after': 'soon' },
    { 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT' },
  ])('waits as it likes where %j says nothing', (headers) => {
    expect(status(429, {}, headers)).not.toHaveProperty('waitMs')
  })

  it('does not wait for hours', () => {
    expect(status(429, { message: 'daily' }, { 'retry-after': '86400' })).toEqual({
      next: 'end',
      reason: 'status 429: daily; it wants to be asked again in 1440 minutes',
    })
  })

  it('is understood though the body is no JSON', () => {
    expect(troubleOf({ status: 502, headers: {}, text: '<html>Bad gateway' }, undefined, [])).toMatchObject({
      next: 'again',
      fault: { kind: 'error', reason: 'status 502: <html>Bad gateway' },
    })
  })
})

describe('The wait before asking again', () => {
  it('doubles up to half a minute, with at most half of it left to chance', () => {
    const random = randomOf(1)
    for (const [repetition, most] of [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000].entries()) {
      const wait = waitBefore(repetition + 1, undefined, random)
      expect(wait).toBeGreaterThanOrEqual(most / 2)
      expect(wait).toBeLessThanOrEqual(most)
    }
  })

  it('is at least what the server asks for', () => {
    expect(waitBefore(1, 45_000, randomOf(1))).toBe(45_000)
  })
})
