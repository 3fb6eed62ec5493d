import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import type { RegistryBatch } from '../../core/catalog/registry.js';
import { readBatches } from './read-batches.js';
import type { RowGroup } from './row-group.js';

afterEach(() => vi.restoreAllMocks());

const context = { key: 'key', registry: 'test', fallbackMoment: '2026-01-01T00:00:00.000Z' };

async function* groupsOf(...sizes: number[]): AsyncGenerator<RowGroup> {
  let number = 0;
  for (const size of sizes) {
    const rows = Array.from({ length: size }, () => {
      number += 1;
      return { number, row: { name: `service ${number}` } };
    });
    yield { unit: 'row', rows };
  }
}

async function read(groups: AsyncIterable<RowGroup>, signal = AbortSignal.timeout(60_000)) {
  const batches: RegistryBatch[] = [];
  const options = { context, revision: () => 'done', signal };
  for await (const batch of readBatches(groups, options)) batches.push(batch);
  return batches.map(({ part, isLast, records }) => [part, isLast, records.length]);
}

/** Each row takes so many milliseconds, as far as anybody can tell. */
function slowBy(milliseconds: number): void {
  let moment = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (moment += milliseconds));
}

test('a step has at most 500 rows, however they come', async () => {
  slowBy(0);
  expect(await read(groupsOf(1_200))).toEqual([
    ['first', false, 500],
    ['next', false, 500],
    ['next', true, 200],
  ]);
  expect(await read(groupsOf(300, 300))).toEqual([
    ['first', false, 500],
    ['next', true, 100],
  ]);
});

test('rows that take long end a step, and hold up nothing else', async () => {
  slowBy(30);
  let turns = 0;
  const controller = new AbortController();
  const others = (async () => {
    while (!controller.signal.aborted) {
      await setImmediate();
      turns += 1;
    }
  })();
  const steps = await read(groupsOf(20));
  controller.abort();
  await others;
  expect(steps).toEqual([
    ...Array.from({ length: 19 }, (_, index) => [index === 0 ? 'first' : 'next', false, 1]),
    ['next', true, 1],
  ]);
  expect(turns).toBeGreaterThanOrEqual(19);
});

test('bad rows that take long make no empty steps, and can be ended', async () => {
  slowBy(30);
  async function* bad(): AsyncGenerator<RowGroup> {
    yield { unit: 'row', rows: [{ number: 1, row: { name: 'a' } }, { number: 2 }, { number: 3 }] };
  }
  expect(await read(bad())).toEqual([
    ['first', false, 1],
    ['next', true, 0],
  ]);
  const controller = new AbortController();
  const reading = read(groupsOf(1_000), controller.signal);
  await setImmediate();
  controller.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
});
