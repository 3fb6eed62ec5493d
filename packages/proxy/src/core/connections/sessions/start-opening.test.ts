import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { createFakeUpstream } from '../../testing/fake-upstream.js';
import { neverAnswer } from '../../testing/never-answer.js';
import { createBulkhead } from '../gates/create-bulkhead.js';
import type { UpstreamSession } from '../upstream-connector.js';
import { startOpening, type OpeningOptions } from './start-opening.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const refused = (): NandaError => new NandaError('CONNECTION_FAILED', 'refused');

/** A session after so many failures. */
function failing(times: number) {
  const upstream = createFakeUpstream({
    onOpen: (attempt) => {
      if (attempt <= times) throw refused();
    },
  });
  const target = { kind: 'http', url: 'https://a.example/', addressPolicy: 'any' } as const;
  const attempt = (signal: AbortSignal): Promise<UpstreamSession> =>
    upstream.open(target, { credentials: { type: 'none' }, signal });
  return { upstream, attempt };
}

function begin(options: Omit<OpeningOptions, 'patience'>, patience = 60_000) {
  return startOpening({ ...options, patience });
}

const postponed = { delay: 8000, least: 2000 };

test('attempts follow each other as they are postponed, and all who wait share them', async () => {
  const { upstream, attempt } = failing(2);
  const failures: string[] = [];
  const opening = begin({
    attempt,
    first: { delay: 100, least: 100 },
    postpone: ({ code }) => {
      failures.push(code);
      return postponed;
    },
  });
  await vi.advanceTimersByTimeAsync(99);
  expect(upstream.opened).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(upstream.opened).toBe(1);
  expect(opening.nextAt?.getTime()).toBe(Date.now() + 8000);
  await vi.advanceTimersByTimeAsync(8000);
  expect(upstream.opened).toBe(2);
  const waiting = [opening.wait(), opening.wait()];
  await vi.advanceTimersByTimeAsync(2000);
  const [one, two] = await Promise.all(waiting);
  expect(one).toBe(two);
  expect(failures).toEqual(['CONNECTION_FAILED', 'CONNECTION_FAILED']);
  expect(upstream.opened).toBe(3);
});

test('one that is forced is made at once, whatever was postponed, and only that one', async () => {
  const { attempt, upstream } = failing(3);
  const forced: boolean[] = [];
  const opening = begin({
    attempt: (signal, { isForced }) => {
      forced.push(isForced);
      return attempt(signal);
    },
    first: postponed,
    postpone: () => postponed,
  });
  await vi.advanceTimersByTimeAsync(0);
  opening.force();
  await vi.advanceTimersByTimeAsync(0);
  expect(upstream.opened).toBe(1);
  opening.force();
  await vi.advanceTimersByTimeAsync(0);
  expect(upstream.opened).toBe(2);
  await vi.advanceTimersByTimeAsync(7999);
  expect(upstream.opened).toBe(2);
  await vi.advanceTimersByTimeAsync(8001);
  await opening.session;
  expect(forced).toEqual([true, true, false, false]);
});

test('one that is forced while another one is under way follows it', async () => {
  const { upstream, attempt } = failing(0);
  const slow = Promise.withResolvers<void>();
  const opening = begin({
    async attempt(signal) {
      if (upstream.opened > 0) return attempt(signal);
      await attempt(signal);
      await slow.promise;
      throw refused();
    },
    postpone: () => postponed,
  });
  await vi.advanceTimersByTimeAsync(0);
  opening.force();
  await vi.advanceTimersByTimeAsync(0);
  expect(upstream.opened).toBe(1);
  slow.resolve();
  await opening.session;
  expect(upstream.opened).toBe(2);
});

test('while somebody waits they follow each other faster, but never than the least', async () => {
  const { upstream, attempt } = failing(3);
  const opening = begin({ attempt, first: postponed, postpone: () => postponed });
  await vi.advanceTimersByTimeAsync(500);
  const waiting = opening.wait();
  await vi.advanceTimersByTimeAsync(1499);
  expect(upstream.opened).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(upstream.opened).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(upstream.opened).toBe(2);
  await vi.advanceTimersByTimeAsync(4000);
  expect(await waiting).toBeDefined();
});

test('gives up with the last failure that says something', async () => {
  const { attempt } = failing(1);
  let isOpen = false;
  const opening = begin({
    attempt: (signal) => {
      if (isOpen) throw new NandaError('CIRCUIT_OPEN', 'left alone');
      isOpen = true;
      return attempt(signal);
    },
    postpone: ({ code }) => (code === 'CIRCUIT_OPEN' ? undefined : { delay: 5, least: 5 }),
  });
  const waiting = expect(opening.wait()).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    message: 'refused',
  });
  await vi.advanceTimersByTimeAsync(5);
  await waiting;
  await expect(opening.session).rejects.toMatchObject({ message: 'refused' });
});

test('who waits longer than it wants is told why there is no session yet', async () => {
  const { attempt } = failing(9);
  const opening = begin({ attempt, postpone: () => ({ delay: 9000, least: 9000 }) }, 500);
  const waiting = expect(opening.wait()).rejects.toMatchObject({
    message: 'refused',
  });
  await vi.advanceTimersByTimeAsync(500);
  await waiting;
  const hanging = begin({ attempt: neverAnswer, postpone: () => undefined }, 500);
  const late = expect(hanging.wait()).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    details: { cause: 'timeout' },
  });
  await vi.advanceTimersByTimeAsync(500);
  await late;
  hanging.stop(refused());
  opening.stop(refused());
  await expect(opening.session).rejects.toMatchObject({ message: 'refused' });
});

test('one that goes away leaves the others waiting, and no listener behind', async () => {
  const { attempt } = failing(0);
  const opening = begin({ attempt, first: { delay: 50, least: 50 }, postpone: () => undefined });
  const caller = new AbortController();
  const own = new AbortController();
  const leaving = expect(opening.wait({ signal: caller.signal })).rejects.toMatchObject({
    code: 'CANCELLED',
  });
  const told = expect(opening.wait({ signal: own.signal })).rejects.toMatchObject({
    code: 'TOOL_TIMEOUT',
  });
  const staying = opening.wait();
  caller.abort();
  own.abort(new NandaError('TOOL_TIMEOUT', 'It took too long.'));
  await Promise.all([leaving, told]);
  await vi.advanceTimersByTimeAsync(50);
  expect(await staying).toBeDefined();
  expect(getEventListeners(caller.signal, 'abort')).toHaveLength(0);
});

test.each([0, 5])('stopped %i ms after its start it makes no attempt more', async (time) => {
  const { upstream, attempt } = failing(0);
  const opening = begin({ attempt, first: postponed, postpone: () => postponed });
  const waiting = expect(opening.wait()).rejects.toMatchObject({
    message: 'refused',
  });
  await vi.advanceTimersByTimeAsync(time);
  opening.stop(refused());
  await waiting;
  expect(upstream.opened).toBe(0);
});

test('the first attempts take turns, but for those that somebody waits for', async () => {
  const turns = createBulkhead({ maxRunning: 1, maxWaiting: 100 });
  const begun: number[] = [];
  const { promise: later, resolve: end } = Promise.withResolvers<UpstreamSession>();
  const [, second, third] = [0, 1, 2].map((index) =>
    begin({
      turns,
      postpone: () => undefined,
      attempt: (signal) => {
        begun.push(index);
        return index === 0 ? later : failing(0).attempt(signal);
      },
    }),
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual([0]);
  await third?.wait();
  expect(begun).toEqual([0, 2]);
  end(await failing(0).attempt(new AbortController().signal));
  await second?.session;
  expect(begun).toEqual([0, 2, 1]);
  expect(turns.running).toBe(0);
});

test('one that is stopped while it waits for its turn makes room', async () => {
  const turns = createBulkhead({ maxRunning: 1, maxWaiting: 100 });
  const place = turns.tryEnter();
  const { upstream, attempt } = failing(0);
  const opening = begin({ turns, attempt, postpone: () => undefined });
  opening.stop(refused());
  await expect(opening.session).rejects.toMatchObject({ message: 'refused' });
  expect(turns.waiting).toBe(0);
  place?.leave();
  expect(upstream.opened).toBe(0);
});
