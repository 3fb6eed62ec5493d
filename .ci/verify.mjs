// `npm test`: every gate of the workspace through turbo's cache, then what came of each.
// All gates run even when one fails; those that need a failed one are left out and count as failed.
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

import { auditDependencies } from './audit-dependencies.mjs';
import { readRun, summarize } from './summarize.mjs';

// `.ci/run` repeats it as its last line.
const closingLineFile = '.turbo/closing-line';
const gates = ['format:check', 'lint', 'knip', 'typecheck', 'build', 'test', 'check', 'example'];

// A report that turbo neither writes nor restores in this run must not be counted.
for (const file of globSync('{{packages,examples}/*,docs}/test-results.json')) rmSync(file);
rmSync(closingLineFile, { force: true });
rmSync('.turbo/runs', { recursive: true, force: true });

// Every task has some processes of its own: with more at once they only wait for each other, and for longer than is waited for.
const atOnce = Math.min(10, availableParallelism() + 1);

const started = performance.now();
const { status, error } = spawnSync(
  'turbo',
  [
    'run',
    ...gates,
    '--continue=dependencies-successful',
    '--output-logs=new-only',
    '--log-order=grouped',
    `--concurrency=${atOnce}`,
    '--summarize',
  ],
  {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  },
);
if (error !== undefined)
  throw new Error('turbo did not start: run npm run setup', { cause: error });

const summary = summarize(readRun(), { gates, others: [auditDependencies()] });
mkdirSync('.turbo', { recursive: true });
writeFileSync(closingLineFile, `${summary.closingLine}\n`);

const seconds = ((performance.now() - started) / 1000).toFixed(1);
const width = Math.max(...summary.rows.map((row) => row.gate.length));
process.stdout.write('\n');
for (const { gate, note, failures } of summary.rows) {
  const sign = failures.length === 0 ? '✓' : '✗';
  process.stdout.write(`${sign} ${gate.padEnd(width)}  ${note}\n`);
  for (const failure of failures) process.stdout.write(`    ${failure}\n`);
}
process.stdout.write(`${summary.closingLine} (${seconds} s)\n`);
process.exitCode = summary.failed === 0 && status === 0 ? 0 : 1;
