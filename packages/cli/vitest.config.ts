import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most of them wait for a program of their own: more at once than there are processors.
    maxWorkers: 3,
    // Bounds for a busy machine; nothing is expected to take as long.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results.json' }]],
  },
});
