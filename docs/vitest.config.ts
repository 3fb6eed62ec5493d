import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Bounds for a busy machine; nothing is expected to take as long.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each snippet is a program of its own; more at once only wait for each other.
    maxConcurrency: 3,
    reporters: ['default', ['json', { outputFile: 'test-results.json' }]],
  },
});
