import { expect, test } from 'vitest';
import type { Principal } from '../../principal.js';
import type { FoundConnection } from '../connection-repository.js';
import { chooseReturning } from './choose-returning.js';

const local: Principal = { kind: 'local' };
const client: Principal = { kind: 'anonymous', clientId: 'a' };

function found(id: string, lastUsed: number, owner = local, wasOpen = true): FoundConnection {
  const time = new Date(lastUsed).toISOString();
  const connection = {
    id,
    owner,
    serviceId: 's',
    authType: 'none' as const,
    created: time,
    lastUsed: time,
  };
  return { connection, ...(wasOpen && { session: {} }) };
}

test('those that were open come back', () => {
  const all = [found('a', 1), found('b', 2, local, false), found('c', 3)];
  const limits = { maxConnections: 10, maxConnectionsPerClient: 3 };
  expect([...chooseReturning(all, limits)].toSorted()).toEqual(['a', 'c']);
});

test('where there are too many, those that were used last', () => {
  const all = [
    found('a', 1),
    found('b', 5),
    found('c', 3, client),
    found('d', 4, client),
    found('e', 2),
  ];
  const limits = { maxConnections: 3, maxConnectionsPerClient: 1 };
  expect([...chooseReturning(all, limits)]).toEqual(['b', 'd', 'e']);
});
