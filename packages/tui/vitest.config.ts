import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A worker that a test starts from its source finds that as the tests do.
    execArgv: ['--import', new URL('../../.ci/resolve-typescript.mjs', import.meta.url).href],
    // Bounds for a busy machine; nothing is expected to take as long.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results.json' }]],
  },
});
