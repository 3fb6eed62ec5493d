// npm run bench:search -- [--sizes 1000,10000,100000] [--contender nanda --contender minisearch]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeRows } from '../../relevance/engines/write-rows.js';
import { loadOwnCorpus } from '../../relevance/load-own-corpus.js';
import { checkBudgets } from './check-budgets.js';
import { contenderNames } from './contender-names.js';
import { formatGrowth } from './format-growth.js';
import { formatMeasurements } from './format-measurements.js';
import type { Measurement } from './measurement.js';
import { startMeasurement } from './start-measurement.js';

const { values } = parseArgs({
  // pnpm hands on the `--` that npm wants.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    contender: { type: 'string', multiple: true },
  },
});
const names = contenderNames.filter((name) => values.contender?.includes(name) ?? true);
const sizes = values.sizes.split(',').map(Number);
const directory = await mkdtemp(join(tmpdir(), 'nanda-bench-'));
const measurements: Measurement[] = [];

try {
  for (const count of sizes) {
    const path = join(directory, `${count}.jsonl`);
    await writeRows(path, { rows: loadOwnCorpus({ count }).rows });
    for (const name of names) {
      process.stderr.write(`${count.toLocaleString('en')} services: ${name}\n`);
      measurements.push(await startMeasurement(name, { count, path }));
    }
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}

process.stdout.write(
  [
    formatMeasurements(measurements),
    formatGrowth(measurements),
    `${checkBudgets(measurements).join('\n')}\n`,
  ].join('\n'),
);
