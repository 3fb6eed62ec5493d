import { expect, test } from 'vitest';
import { createExchangeFinder } from './create-exchange-finder.js';
import type { Exchange, RecordedRequest } from './exchange.js';

const exchange = (seq: number, request: Partial<RecordedRequest>): Exchange => ({
  seq,
  request: { method: 'GET', path: '/v2/x', ...request },
  response: { status: 200, headers: {}, at: 0, body: `${seq}` },
});

test('answers come in order, then the last one again', () => {
  const finder = createExchangeFinder([
    exchange(1, {}),
    exchange(2, {}),
    exchange(3, { path: '/v2/y' }),
  ]);
  const ask = (path: string) => finder.find({ method: 'GET', path })?.seq;
  expect([ask('/v2/x'), ask('/v2/x'), ask('/v2/x'), ask('/v2/y')]).toEqual([1, 2, 2, 3]);
  expect(finder.used).toBe(3);
  expect(ask('/v2/z')).toBeUndefined();
});

test('an id counts where it is all that tells two requests apart', () => {
  const a = { server_id: '0b0b0b0b-1111-4222-8333-444444444444' };
  const b = { server_id: '0c0c0c0c-1111-4222-8333-444444444444' };
  const finder = createExchangeFinder([exchange(1, { body: a }), exchange(2, { body: b })]);
  const ask = (body: unknown) => finder.find({ method: 'GET', path: '/v2/x', body })?.seq;
  expect([ask(b), ask(a)]).toEqual([2, 1]);
  // One that was made up anew is one of those that were made up then.
  expect(ask({ server_id: '0d0d0d0d-1111-4222-8333-444444444444' })).toBe(2);
});

test('the nearest recorded request is named', () => {
  const finder = createExchangeFinder([exchange(1, { path: '/v2/connections/c1/tools/echo' })]);
  expect(finder.nearest({ method: 'GET', path: '/v2/connections/c1/tools/ecko' })?.path).toBe(
    '/v2/connections/c1/tools/echo',
  );
  expect(finder.nearest({ method: 'POST', path: '/health' })).toBeUndefined();
});
