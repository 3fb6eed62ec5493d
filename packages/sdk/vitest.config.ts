import { defineConfig } from 'vitest/config';
import { compareCounts } from './test/everywhere/runtimes/compare-counts.js';
import { findRuntimes } from './test/everywhere/runtimes/find-runtimes.js';
import { listRuntimes } from './test/everywhere/runtimes/list-runtimes.js';

const found = findRuntimes();
for (const line of found.missing) process.stderr.write(`\n !!! NOT TESTED: ${line}\n`);
const runtimes = listRuntimes(found);

export default defineConfig({
  test: {
    // Bounds for a busy machine; nothing is expected to take as long.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    reporters: [
      'default',
      ['json', { outputFile: 'test-results.json' }],
      compareCounts(runtimes.map(({ name }) => name)),
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'sdk',
          setupFiles: ['test/support/wait-longer.ts'],
          include: ['{src,test}/**/*.test.ts'],
          exclude: ['test/everywhere/*.test.ts'],
        },
      },
      ...runtimes.map(({ project }) => project),
    ],
  },
});
