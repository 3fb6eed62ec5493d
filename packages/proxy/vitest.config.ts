import { defineConfig } from 'vitest/config';

/** Rooms whose tests open nothing that outlives them: hundreds of files that may share one process. */
const light = ['src/{bus,core,network,storage,surfaces}/**/*.test.ts'];

export default defineConfig({
  test: {
    // Most of them wait for a service that is slow on purpose: more at once than there are processors.
    maxWorkers: 3,
    // Bounds for a busy machine; nothing is expected to take as long.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    reporters: ['default', ['json', { outputFile: 'test-results.json' }]],
    projects: [
      { extends: true, test: { name: 'light', include: light, isolate: false } },
      { extends: true, test: { name: 'whole', exclude: [...light, '**/node_modules/**'] } },
    ],
  },
});
