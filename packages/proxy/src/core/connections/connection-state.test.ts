import { connectionStates } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { nextConnectionState, type ConnectionIncident } from './connection-state.js';

const incidents: readonly ConnectionIncident[] = [
  'authenticate',
  'opened',
  'postponed',
  'refused',
  'lost',
  'reopen',
  'closed',
];

test('the whole table', () => {
  const rows = connectionStates.map((state) =>
    [state, ...incidents.map((incident) => nextConnectionState(state, incident) ?? '-')].join(' '),
  );
  expect(rows).toEqual([
    'initializing authenticating connected - failed reconnecting - disconnected',
    'authenticating - connected - failed reconnecting - disconnected',
    'connected - - - - reconnecting reconnecting disconnected',
    'reconnecting - connected reconnecting failed - - disconnected',
    'disconnected - - - - - reconnecting -',
    'failed - - - - - reconnecting disconnected',
  ]);
});
