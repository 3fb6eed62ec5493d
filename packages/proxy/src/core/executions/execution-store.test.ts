import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Principal } from '../principal.js';
import type { ExecutionOutcome, ExecutionRecord } from './execution-record.js';
import { createExecutionStore, type ExecutionStore } from './execution-store.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const alice: Principal = { kind: 'anonymous', clientId: 'alice' };
const bob: Principal = { kind: 'anonymous', clientId: 'bob' };
const forgotten: string[] = [];

function setUp(): ExecutionStore {
  forgotten.length = 0;
  return createExecutionStore({
    keptFor: 1000,
    keptOfOwner: 3,
    maxBytes: 100,
    onForgotten: (id) => void forgotten.push(id),
  });
}

/** Only what a store looks at. */
async function addEnded(
  store: ExecutionStore,
  { id, owner = alice, size = 1 }: { id: string; owner?: Principal; size?: number },
): Promise<void> {
  const ended = Promise.resolve({} as ExecutionOutcome);
  store.add({ id, owner, size, ended, endedAt: new Date() } as ExecutionRecord);
  await ended;
}

test('what has ended is let go in time without anybody asking, and no timer stays', async () => {
  const store = setUp();
  await addEnded(store, { id: 'a' });
  vi.advanceTimersByTime(500);
  await addEnded(store, { id: 'b' });
  expect(store.running).toEqual([]);
  vi.advanceTimersByTime(500);
  expect([store.get('a'), store.get('b')?.id]).toEqual([undefined, 'b']);
  vi.advanceTimersByTime(500);
  expect(forgotten).toEqual(['a', 'b']);
  expect(vi.getTimerCount()).toBe(0);
});

test('one owner with many of them pushes out nobody else', async () => {
  const store = setUp();
  await addEnded(store, { id: 'bob', owner: bob });
  for (const id of ['a', 'b', 'c', 'd']) await addEnded(store, { id });
  expect(forgotten).toEqual(['a']);
  expect(store.get('bob')).toBeDefined();
});

test('of all that are too large, the oldest of whoever holds most goes', async () => {
  const store = setUp();
  await addEnded(store, { id: 'bob', owner: bob, size: 30 });
  await addEnded(store, { id: 'a', size: 40 });
  await addEnded(store, { id: 'b', size: 40 });
  expect(forgotten).toEqual(['a']);
  await addEnded(store, { id: 'huge', size: 1000 });
  expect(forgotten).toEqual(['a', 'b', 'huge']);
  expect(store.get('bob')).toBeDefined();
});

test('closing lets go of all', async () => {
  const store = setUp();
  await addEnded(store, { id: 'a' });
  store.close();
  await addEnded(store, { id: 'b' });
  expect([store.get('a'), store.get('b')]).toEqual([undefined, undefined]);
  expect(vi.getTimerCount()).toBe(0);
});
