import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Loading the hand ranks, or walking all of them, takes seconds on a busy machine.
    testTimeout: 60_000,
  },
})
