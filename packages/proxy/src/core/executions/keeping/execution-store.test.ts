import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Principal } from '../../principal.js';
import type { ExecutionOutcome } from '../execution-record.js';
import {
  createExecutionStore,
  type ExecutionStore,
  type KeepableExecution,
} from './execution-store.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const alice: Principal = { kind: 'anonymous', clientId: 'alice' };
const bob: Principal = { kind: 'anonymous', clientId: 'bob' };
const forgotten: string[] = [];

function setUp(): ExecutionStore<KeepableExecution> {
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
  store: ExecutionStore<KeepableExecution>,
  {
    id,
    owner = alice,
    size = 1,
    isWritten = false,
  }: { id: string; owner?: Principal; size?: number; isWritten?: boolean },
): Promise<void> {
  const ended = Promise.resolve({} as ExecutionOutcome);
  const written = Promise.resolve(isWritten);
  store.add({ id, owner, size, ended, written, endedAt: new Date().toISOString() });
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

test('what is written is let go of at once', async () => {
  const store = setUp();
  await addEnded(store, { id: 'a', isWritten: true });
  await Promise.resolve();
  expect([store.get('a'), store.runningCount, vi.getTimerCount()]).toEqual([undefined, 0, 1]);
  expect(forgotten).toEqual(['a']);
  vi.advanceTimersByTime(1000);
  expect(vi.getTimerCount()).toBe(0);
});

test('one that is told more after its end takes as much from the account as it was counted for', async () => {
  const store = setUp();
  for (const id of ['a', 'b', 'c']) {
    let size = 1;
    const { promise: written, resolve } = Promise.withResolvers<boolean>();
    const ended = Promise.resolve({} as ExecutionOutcome);
    const record = { id, owner: alice, ended, written, endedAt: new Date().toISOString() };
    store.add({
      ...record,
      get size() {
        return size;
      },
    });
    await ended;
    size = 60;
    resolve(true);
    await written;
  }
  forgotten.length = 0;
  await addEnded(store, { id: 'd', size: 60 });
  await addEnded(store, { id: 'e', size: 60 });
  expect(forgotten).toEqual(['d']);
});
