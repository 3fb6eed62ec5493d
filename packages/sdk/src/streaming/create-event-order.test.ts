import type { ExecutionEvent } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { createEventOrder } from './create-event-order.js';
import type { StreamEvent } from './stream-event.js';

const base = { executionId: 'e', timestamp: '2026-01-01T00:00:00.000Z' };
const progress = (seq: number): ExecutionEvent => ({
  ...base,
  id: `e.${seq}`,
  seq,
  type: 'progress',
  progress: seq,
});
const log = (seq: number, logger: string): ExecutionEvent => ({
  ...base,
  id: `e.${seq}`,
  seq,
  type: 'log',
  level: 'warning',
  logger,
});
const unknown = (raw: unknown): StreamEvent => ({ type: 'unknown', event: 'thought', raw });

function newOf(events: readonly StreamEvent[], isWhole = true): boolean[] {
  const isNew = createEventOrder({ isWhole });
  return events.map((event) => isNew(event));
}

test('each is new once', () => {
  const events = [1, 2, 2, 1, 2, 3].map(progress);
  expect(newOf(events)).toEqual([true, true, false, false, false, true]);
});

test('what begins in the middle begins anywhere, and is whole from there on', () => {
  expect(newOf([progress(7), progress(8), progress(7)], false)).toEqual([true, true, false]);
  expect(() => newOf([progress(7), progress(9)], false)).toThrow('1 event is missing before');
});

test('a gap is an error, unless the proxy explains it', () => {
  expect(() => newOf([progress(2)])).toThrow('1 event is missing before number 2');
  expect(() => newOf([progress(1), log(4, 'tool')])).toThrow('2 events are missing');
  expect(newOf([progress(1), log(4, 'nanda'), progress(5)])).toEqual([true, true, true]);
});

test('events of types to come count where they have a number', () => {
  const numbered = unknown({ type: 'thought', id: 'e.2', seq: 2 });
  expect(newOf([progress(1), numbered, numbered, progress(3)])).toEqual([true, true, false, true]);
  expect(() => newOf([progress(1), numbered, progress(4)])).toThrow('missing');
});

test('one without a number is known by its id, and hides what is missing after it', () => {
  const named = unknown({ type: 'thought', id: 'x' });
  expect(newOf([progress(1), named, named, progress(5)])).toEqual([true, true, false, true]);
  expect(newOf([unknown('text'), unknown('text')])).toEqual([true, true]);
});
