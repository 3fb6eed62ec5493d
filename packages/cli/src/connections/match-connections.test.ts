import type { Connection } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { matchConnections } from './match-connections.js';

const connection = (id: string, { name, service }: { name?: string; service: string }) =>
  ({ id, name, serviceId: `id of ${service}`, metadata: { serviceName: service } }) as Connection;

const connections = [
  connection('conn_aaaa1111', { service: 'Coffee', name: 'shop' }),
  connection('conn_aaaa2222', { service: 'Coffee' }),
  connection('conn_bbbb3333', { service: 'Weather', name: 'coffee' }),
];

test.each<[string, string[]]>([
  ['conn_aaaa1111', ['conn_aaaa1111']],
  ['shop', ['conn_aaaa1111']],
  ['SHOP', ['conn_aaaa1111']],
  ['coffee', ['conn_bbbb3333']],
  ['Coffee', ['conn_aaaa1111', 'conn_aaaa2222', 'conn_bbbb3333']],
  ['id of Weather', ['conn_bbbb3333']],
  ['conn_bbbb', ['conn_bbbb3333']],
  ['conn_aaaa', ['conn_aaaa1111', 'conn_aaaa2222']],
  ['conn_b', []],
  ['nobody', []],
])('%s means %j', (wanted, ids) => {
  expect(matchConnections(wanted, connections).map(({ id }) => id)).toEqual(ids);
});
