import { expect, test } from 'vitest';
import { requestKey } from './request-key.js';

const request = {
  method: 'POST',
  path: '/v2/x',
  query: 'a=1&b=2',
  body: { p: { x: 1, y: [1, 2] } },
};

test('the order of members and of the query makes no difference, that of a list does', () => {
  const same = {
    method: 'POST',
    path: '/v2/x',
    query: 'b=2&a=1',
    body: { p: { y: [1, 2], x: 1 } },
  };
  const other = { ...request, body: { p: { x: 1, y: [2, 1] } } };
  expect(requestKey(same)).toBe(requestKey(request));
  expect(requestKey(other)).not.toBe(requestKey(request));
  expect(requestKey({ ...request, method: 'PUT' })).not.toBe(requestKey(request));
});

test('made-up ids and times only count where they are compared to the letter', () => {
  const at = (id: string, when: string, key: string) => ({
    ...request,
    body: { id, when, options: { idempotencyKey: key }, text: 'the same' },
  });
  const one = at('0b0b0b0b-1111-4222-8333-444444444444', '2026-01-02T03:04:05Z', 'k1');
  const other = at('0c0c0c0c-1111-4222-8333-444444444444', '2026-05-06T07:08:09.123Z', 'k2');
  expect(requestKey(one)).not.toBe(requestKey(other));
  expect(requestKey(one, { isLoose: true })).toBe(requestKey(other, { isLoose: true }));
  const none = { ...request, body: { ...one.body, options: {} } };
  expect(requestKey(none, { isLoose: true })).toBe(requestKey(one, { isLoose: true }));
});
