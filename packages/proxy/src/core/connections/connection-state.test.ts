import { connectionStates } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { nextConnectionState, type ConnectionIncident } from './connection-state.js';

const incidents: readonly ConnectionIncident[] = [
  'authenticate',
  'opened',
  'refused',
  'lost',
  'reopen',
  'closed',
];

test('the whole table', () => {
  const rows = connectionStates.map((state) => [
    state,
    ...incidents.map((incident) => nextConnectionState(state, incident) ?? '-'),
  ]);
  expect(rows).toEqual([
    ['initializing', 'authenticating', 'connected', 'failed', '-', '-', 'disconnected'],
    ['authenticating', '-', 'connected', 'failed', '-', '-', 'disconnected'],
    ['connected', '-', '-', '-', 'reconnecting', '-', 'disconnected'],
    ['reconnecting', '-', 'connected', 'failed', '-', '-', 'disconnected'],
    ['disconnected', '-', '-', '-', '-', 'reconnecting', '-'],
    ['failed', '-', '-', '-', '-', 'reconnecting', 'disconnected'],
  ]);
});
