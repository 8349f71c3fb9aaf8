import { defineConfig } from 'vitest/config'

/** Tests of pure functions: they leave nothing behind, and may share one load of what they test. */
const PURE = [
  'test/environments/**/*.test.ts',
  'test/reasoning/**/*.test.ts',
  'test/tournaments/statistics/*.test.ts',
]

export default defineConfig({
  test: {
    // Loading the hand ranks, or walking all of them, takes seconds on a busy machine.
    testTimeout: 60_000,
    // By default one processor is left idle.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: PURE,
          globalSetup: 'test/built-program.ts',
        },
      },
    ],
  },
})
