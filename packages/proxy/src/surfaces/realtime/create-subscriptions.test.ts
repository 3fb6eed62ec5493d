import { connectionEventTypes } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { createSubscriptions, type Subscriptions } from './create-subscriptions.js';

function kinds(subscriptions: Subscriptions, connectionId: string): string[] {
  return connectionEventTypes.filter((type) =>
    subscriptions.wantsConnectionEvent({ type, connectionId }),
  );
}

test.each([[undefined], [['*']], [['connection_update']]] as const)(
  '%j is all of them',
  (events) => {
    const subscriptions = createSubscriptions({ limit: 10 });
    subscriptions.add({ events: events && [...events] });
    expect(kinds(subscriptions, 'conn_1')).toEqual(connectionEventTypes);
    expect(subscriptions.wantsCatalogEvent({ type: 'sync_failed' })).toBe(false);
    expect(subscriptions.hasCatalogEvents()).toBe(false);
  },
);

test('kinds add up, of one connection and of all', () => {
  const subscriptions = createSubscriptions({ limit: 10 });
  subscriptions.add({ events: ['closed'], connectionId: 'conn_1', connections: ['conn_2'] });
  subscriptions.add({ events: ['error', 'sync_finished'] });
  subscriptions.add({ events: ['error'], connectionId: '__proto__' });
  expect(kinds(subscriptions, 'conn_1')).toEqual(['closed', 'error']);
  expect(kinds(subscriptions, 'conn_2')).toEqual(['closed', 'error']);
  expect(kinds(subscriptions, 'constructor')).toEqual(['error']);
  expect(subscriptions.wantsCatalogEvent({ type: 'sync_finished' })).toBe(true);
  expect(subscriptions.wantsCatalogEvent({ type: 'sync_failed' })).toBe(false);
  subscriptions.remove({ events: ['error'] });
  expect(kinds(subscriptions, 'conn_3')).toEqual([]);
  subscriptions.remove({ connectionId: 'conn_1' });
  expect(subscriptions.list()).toEqual([
    { events: ['closed'], connectionId: 'conn_2' },
    { events: ['sync_finished'] },
  ]);
  subscriptions.remove({});
  expect(subscriptions.list()).toEqual([]);
  expect([subscriptions.hasConnectionEvents(), subscriptions.hasCatalogEvents()]).toEqual([
    false,
    false,
  ]);
});

test('one kind can be taken out of all', () => {
  const subscriptions = createSubscriptions({ limit: 10 });
  subscriptions.add({});
  subscriptions.remove({ events: ['update'] });
  expect(kinds(subscriptions, 'conn_1')).toEqual(connectionEventTypes.slice(1));
});

test('an empty list names no connection', () => {
  const subscriptions = createSubscriptions({ limit: 10 });
  subscriptions.add({ connections: [] });
  expect(subscriptions.list()).toEqual([]);
});

test('too many at once change nothing', () => {
  const subscriptions = createSubscriptions({ limit: 2 });
  subscriptions.add({ connections: ['a', 'b', 'a'] });
  expect(() => subscriptions.add({ connections: ['b', 'c'] })).toThrow(
    expect.objectContaining({ code: 'OVERLOADED', details: { limit: 2 } }),
  );
  expect(kinds(subscriptions, 'c')).toEqual([]);
  subscriptions.add({ connections: ['a'] });
});
