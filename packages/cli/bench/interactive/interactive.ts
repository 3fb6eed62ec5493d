// npm run bench:interactive -- [--rounds 20]
// What the terminal app takes: to its first frame, in milliseconds and as a ratio to `node` in the same run; from a key to
// its frame with 10,000 services over 100, and with a result of 10 MB over one of 1 MB. Ends with 1 where a budget is missed.
import { parseArgs } from 'node:util';
import { median } from '../../test/interactive/median.js';
import { newPosition } from '../../test/interactive/new-position.js';
import type { OpenTerminal } from '../../test/interactive/open-terminal.js';
import { startCatalogApp } from '../../test/interactive/start-catalog-app.js';
import { startResultApp } from '../../test/interactive/start-result-app.js';
import { measureFirstFrame } from './measure-first-frame.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { rounds: { type: 'string', default: '20' } },
});
const rounds = Number(values.rounds);
const budgets = { 'first frame, ms': 350, '10,000 services': 1.5, '10 MB': 1.5 };

/** Milliseconds from a key to its frame, of two apps in turns. */
async function compareKeys(few: OpenTerminal, many: OpenTerminal): Promise<number> {
  const times = new Map<OpenTerminal, number[]>([
    [few, []],
    [many, []],
  ]);
  for (let round = 0; round < rounds * 2; round += 1) {
    for (const [terminal, taken] of times) {
      taken.push(await terminal.time(round % 2 === 0 ? 'k' : 'j', newPosition));
    }
  }
  const [less, more] = [median(times.get(few) ?? []), median(times.get(many) ?? [])];
  process.stdout.write(`  ${less.toFixed(1)} ms and ${more.toFixed(1)} ms\n`);
  return more / less;
}

const measured: Record<keyof typeof budgets, number> = {
  'first frame, ms': Number.NaN,
  '10,000 services': Number.NaN,
  '10 MB': Number.NaN,
};

const { frame, connection, node } = await measureFirstFrame({ rounds });
process.stdout.write(
  `first frame ${frame.toFixed(0)} ms, with its connection ${connection.toFixed(0)} ms; node ${node.toFixed(0)} ms: ${(frame / node).toFixed(2)} ×\n`,
);
measured['first frame, ms'] = frame;
{
  await using few = await startCatalogApp({ count: 100 });
  await using many = await startCatalogApp({ count: 10_000 });
  measured['10,000 services'] = await compareKeys(few.terminal, many.terminal);
}
{
  await using small = await startResultApp({ megabytes: 1 });
  await using large = await startResultApp({ megabytes: 10 });
  for (const { terminal } of [small, large]) await terminal.time('j', newPosition);
  measured['10 MB'] = await compareKeys(small.terminal, large.terminal);
}

for (const [name, budget] of Object.entries(budgets) as [keyof typeof budgets, number][]) {
  const isMissed = !(measured[name] <= budget);
  process.stdout.write(
    `${name.padEnd(16)} ${measured[name].toFixed(2)} (budget ${budget})${isMissed ? ' MISSED' : ''}\n`,
  );
  if (isMissed) process.exitCode = 1;
}
