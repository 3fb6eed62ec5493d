import { expect, test } from 'vitest';
import type { Principal } from '../principal.js';
import { createAuthorizationShelf } from './create-authorization-shelf.js';
import type { PendingAuthorization } from './pending-authorization.js';

const client = (name: string): Principal => ({ kind: 'anonymous', clientId: name });

function pending(id: string, owner: Principal): PendingAuthorization {
  return {
    id,
    owner,
    serviceId: 'service',
    stateKey: `state of ${id}`,
    begun: { client: { clientId: 'client', origin: 'registered' } },
    expiresAt: 600_000,
    state: 'pending',
    failure: undefined,
    answering: undefined,
    ended: new AbortController(),
  } as unknown as PendingAuthorization;
}

test('nobody pushes out what others wait for, and there is an end to how many wait', () => {
  let now = 0;
  const shelf = createAuthorizationShelf({ now: () => now, maxKept: 5 });
  const add = (id: string, owner: Principal): PendingAuthorization => {
    shelf.checkLimit(owner);
    const one = pending(id, owner);
    shelf.add(one);
    return one;
  };
  const first = add('first', client('a'));
  for (let number = 0; number < 20; number += 1) {
    add(`given up ${number}`, client('b')).state = 'cancelled';
  }
  expect(shelf.all).toHaveLength(5);
  expect(shelf.find('first', client('a'))).toBe(first);
  for (const name of ['c', 'd', 'e', 'f']) add(name, client(name));
  expect(() => shelf.checkLimit(client('g'))).toThrow(
    expect.objectContaining({ code: 'OVERLOADED', retryAfter: 60 }),
  );
  expect(first.ended.signal.aborted).toBe(false);
  expect(shelf.take(first.stateKey)).toBe(first);
  now = 600_000;
  add('later', client('g'));
  expect(shelf.all).toHaveLength(5);
});
