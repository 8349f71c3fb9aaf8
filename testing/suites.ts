import { optional } from '../environments/optional.ts'

interface Runner extends Pick<typeof import('vitest'), 'describe' | 'expect' | 'it'> {
  readonly fc: typeof import('fast-check').default
}

/** Loaded ahead, for a suite is collected in one go; what else this face holds is used without it. */
const loaded: () => Runner = await optional('the suites of bidder/testing', ['vitest', 'fast-check'], () =>
  Promise.all([import('vitest'), import('fast-check')]),
).then(
  ([{ describe, expect, it }, { default: fc }]) =>
    () => ({ describe, expect, it, fc }),
  (error: unknown) => () => {
    throw error
  },
)

/** What a suite is written with. Throws `BadInput` where Vitest or fast-check is not installed. */
export const runner = (): Runner => loaded()
