import { getEventListeners } from 'node:events';
import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { runFewAtOnce } from './run-few-at-once.js';

type Gate = ReturnType<typeof Promise.withResolvers<void>>;

function gates(count: number): Gate[] {
  return Array.from({ length: count }, () => Promise.withResolvers<void>());
}

test('gives each result as soon as it is there, and never runs more than it may', async () => {
  const begun: number[] = [];
  const open = gates(5);
  const { signal } = new AbortController();
  const results = runFewAtOnce(open, {
    most: 2,
    signal,
    async task(gate, index) {
      begun.push(index);
      await gate.promise;
      return `result ${index}`;
    },
  });
  const next = async (): Promise<unknown> => (await results.next()).value;
  const first = next();
  open[1]?.resolve();
  expect(await first).toBe('result 1');
  expect(begun).toEqual([0, 1]);
  open[2]?.resolve();
  expect(await next()).toBe('result 2');
  expect(begun).toEqual([0, 1, 2]);
  for (const gate of open) gate.resolve();
  expect(await Array.fromAsync(results)).toEqual(['result 0', 'result 3', 'result 4']);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('begins nothing for those who do not read', async () => {
  const begun: number[] = [];
  const results = runFewAtOnce([0, 1, 2, 3, 4, 5], {
    most: 2,
    signal: new AbortController().signal,
    task: async (item) => void begun.push(item),
  });
  expect(begun).toEqual([]);
  await results.next();
  expect(begun).toEqual([0, 1]);
  await results.next();
  expect(begun).toEqual([0, 1, 2]);
  await results.return();
  expect(begun).toEqual([0, 1, 2]);
});

test('ends with its signal: nothing more is begun, what runs is left to itself', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const open = gates(4);
  const controller = new AbortController();
  const results = runFewAtOnce(open, {
    most: 2,
    signal: controller.signal,
    async task(gate, index) {
      begun.push(index);
      await gate.promise;
      ended.push(index);
    },
  });
  const reading = Array.fromAsync(results);
  await waitFor(() => begun.length === 2, { description: 'two to run' });
  controller.abort();
  expect(await reading).toEqual([]);
  for (const gate of open) gate.resolve();
  await waitFor(() => ended.length === 2, { description: 'both to end' });
  expect(begun).toEqual([0, 1]);
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

test('does not begin at all for a caller that has gone', async () => {
  const results = runFewAtOnce([1], {
    most: 1,
    signal: AbortSignal.abort(),
    task: () => Promise.reject(new Error('It was begun.')),
  });
  expect(await Array.fromAsync(results)).toEqual([]);
});
