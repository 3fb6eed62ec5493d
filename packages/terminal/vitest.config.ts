import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Bounds for a busy machine; nothing is expected to take as long.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results.json' }]],
  },
});
