import type { ToolDefinition } from '@nanda/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { fakeTool } from '../../testing/fake-upstream.js';
import { neverAnswer } from '../../testing/never-answer.js';
import { watchTools, type WatchToolsOptions } from './watch-tools.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function start(listTools: WatchToolsOptions['listTools'] = async () => [fakeTool]) {
  const told = { asked: 0, tools: [] as (readonly ToolDefinition[])[], failures: [] as unknown[] };
  const watch = watchTools({
    listTools: (signal) => {
      told.asked += 1;
      return listTools(signal);
    },
    timeout: 5000,
    onTools: (tools) => told.tools.push(tools),
    onFailure: (error) => told.failures.push(error),
  });
  return { watch, told };
}

test('news that come together are answered by one list', async () => {
  const { watch, told } = start();
  watch.changed();
  await vi.advanceTimersByTimeAsync(50);
  watch.changed();
  await vi.advanceTimersByTimeAsync(49);
  expect(told.asked).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(told.tools).toEqual([[fakeTool]]);
  watch.stop();
});

test('news that come while it is being listed are answered by another list', async () => {
  const { promise, resolve } = Promise.withResolvers<readonly ToolDefinition[]>();
  const { watch, told } = start(() => promise);
  watch.changed();
  await vi.advanceTimersByTimeAsync(100);
  watch.changed();
  watch.changed();
  resolve([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(told.asked).toBe(2);
  watch.stop();
});

test('a service that never stops saying it is asked once a second', async () => {
  const { watch, told } = start();
  for (let time = 0; time < 1000; time += 1) {
    watch.changed();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(told.asked).toBe(10);
  watch.stop();
});

test('a list that fails or does not come in time is told, and the next one is asked for', async () => {
  const { watch, told } = start(neverAnswer);
  watch.changed();
  await vi.advanceTimersByTimeAsync(5100);
  expect(told.failures).toMatchObject([{ code: 'CONNECTION_FAILED' }]);
  watch.changed();
  await vi.advanceTimersByTimeAsync(100);
  expect(told.asked).toBe(2);
  watch.stop();
});

test('stopped, it asks and tells nothing more', async () => {
  const { watch, told } = start(() => Promise.reject(new NandaError('UPSTREAM_LOST', 'gone')));
  watch.changed();
  watch.stop();
  watch.changed();
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual({ asked: 0, tools: [], failures: [] });
});
