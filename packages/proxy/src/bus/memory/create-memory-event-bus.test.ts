import type { Connection, ConnectionEvent } from '@nanda/protocol';
import { expect, test } from 'vitest';
import type { Principal } from '../../core/principal.js';
import { createMemoryEventBus } from './create-memory-event-bus.js';

const local: Principal = { kind: 'local' };
const other: Principal = { kind: 'anonymous', clientId: 'a' };

function event(connectionId: string): Omit<ConnectionEvent, 'id'> {
  return {
    type: 'update',
    timestamp: '2026-01-01T00:00:00.000Z',
    connectionId,
    previousState: 'initializing',
    connection: { id: connectionId } as Connection,
  };
}

test('a follower gets its own events only, and after an id exactly what it missed', async () => {
  const bus = createMemoryEventBus();
  const { signal } = new AbortController();
  const following = bus.follow(local, { signal });
  const first = following.next();
  bus.publish(other, event('conn_other'));
  bus.publish(local, event('conn_1'));
  bus.publish(local, event('conn_2'));
  const seen = (await first).value as ConnectionEvent;
  expect(seen.connectionId).toBe('conn_1');
  const again = bus.follow(local, { afterId: seen.id, signal });
  expect((await again.next()).value).toMatchObject({ connectionId: 'conn_2' });
  await following.return();
  await again.return();
});

test('an id of another process replays all that is kept', async () => {
  const bus = createMemoryEventBus({ startedAt: 1_800_000_000_000 });
  bus.publish(local, event('conn_1'));
  const following = bus.follow(local, {
    afterId: 'earlier-7',
    signal: new AbortController().signal,
  });
  expect((await following.next()).value).toMatchObject({ connectionId: 'conn_1' });
  await following.return();
});

test('closing ends every follower', async () => {
  const bus = createMemoryEventBus();
  const waiting = bus.follow(local, { signal: new AbortController().signal }).next();
  bus.close();
  expect((await waiting).done).toBe(true);
});
