import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The suites measure time: two of them at once on a small machine would be red for that alone.
    fileParallelism: false,
    // Bounds for a busy machine; nothing is expected to take as long.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results.json' }]],
  },
});
