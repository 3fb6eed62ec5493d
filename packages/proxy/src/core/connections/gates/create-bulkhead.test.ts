import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { createBulkhead } from './create-bulkhead.js';

const { signal } = new AbortController();

test('lets so many in, and the others in the order in which they came', async () => {
  const bulkhead = createBulkhead({ maxRunning: 2, maxWaiting: 10 });
  const first = await bulkhead.enter(signal);
  await bulkhead.enter(signal);
  expect(bulkhead.tryEnter()).toBeUndefined();
  const order: string[] = [];
  const third = bulkhead.enter(signal).then((place) => {
    order.push('third');
    return place;
  });
  const fourth = bulkhead.enter(signal).then(() => order.push('fourth'));
  expect(bulkhead).toMatchObject({ running: 2, waiting: 2 });
  first.leave();
  (await third).leave();
  await fourth;
  expect(order).toEqual(['third', 'fourth']);
  expect(bulkhead).toMatchObject({ running: 2, waiting: 0 });
});

test('refuses when too many wait', async () => {
  const bulkhead = createBulkhead({ maxRunning: 1, maxWaiting: 1 });
  const place = await bulkhead.enter(signal);
  const waiting = bulkhead.enter(signal);
  await expect(bulkhead.enter(signal)).rejects.toMatchObject({
    code: 'OVERLOADED',
    retryAfter: 1,
    details: { running: 1, waiting: 1 },
  });
  place.leave();
  (await waiting).leave();
  expect(bulkhead).toMatchObject({ running: 0, waiting: 0 });
});

test('one that is aborted leaves the queue with the reason, and no listener stays', async () => {
  const bulkhead = createBulkhead({ maxRunning: 1, maxWaiting: 5 });
  const place = await bulkhead.enter(signal);
  const gone = new AbortController();
  const leaving = bulkhead.enter(gone.signal);
  const staying = new AbortController();
  const waiting = bulkhead.enter(staying.signal);
  const reason = new NandaError('CANCELLED', 'It is not wanted any more.');
  gone.abort(reason);
  await expect(leaving).rejects.toBe(reason);
  place.leave();
  await waiting;
  expect(getEventListeners(staying.signal, 'abort')).toHaveLength(0);
  await expect(bulkhead.enter(gone.signal)).rejects.toBe(reason);
});

test('a parked one gives its place away and takes one again without waiting', async () => {
  const bulkhead = createBulkhead({ maxRunning: 1, maxWaiting: 5 });
  const parked = await bulkhead.enter(signal);
  const next = bulkhead.enter(signal);
  const last = bulkhead.enter(signal);
  parked.pause();
  const second = await next;
  parked.resume();
  expect(bulkhead).toMatchObject({ running: 2, waiting: 1 });
  second.leave();
  expect(bulkhead).toMatchObject({ running: 1, waiting: 1 });
  parked.leave();
  (await last).leave();
  expect(bulkhead.running).toBe(0);
});

test('leaving twice, or leaving while parked, gives back no more than was taken', async () => {
  const bulkhead = createBulkhead({ maxRunning: 2, maxWaiting: 0 });
  const one = await bulkhead.enter(signal);
  const other = await bulkhead.enter(signal);
  one.leave();
  one.leave();
  one.resume();
  other.pause();
  other.pause();
  other.leave();
  other.resume();
  expect(bulkhead.running).toBe(0);
});
