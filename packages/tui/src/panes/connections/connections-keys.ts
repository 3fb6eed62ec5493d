import type { Connection } from '@nanda/sdk';
import type { Binding } from '../../keymap/binding.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { acceptTools } from './accept-tools.js';
import { connectionUnderCursor } from './connection-under-cursor.js';
import { disconnectConnection } from './disconnect-connection.js';
import { openConnection } from './open-connection.js';

/** Keys of the list of connections. */
export const connectionsKeys: readonly Binding[] = [
  {
    id: 'connections.open',
    context: 'connections',
    keys: ['enter'],
    title: 'Use the connection, and show its tools',
    short: 'use',
    whyNot: needsConnection,
    act: openConnection,
  },
  {
    id: 'connections.disconnect',
    context: 'connections',
    keys: ['d'],
    title: 'Disconnect',
    short: 'disconnect',
    whyNot: needsConnection,
    act: (state) => withConnection(state, (one) => disconnectConnection(one, state)),
  },
  {
    id: 'connections.refresh',
    context: 'connections',
    keys: ['r'],
    title: 'Open the connection anew, and read its tools again',
    short: 'refresh',
    whyNot: needsConnection,
    act: (state) =>
      withConnection(state, ({ id }) => [
        { intent: 'run', command: { verb: 'refresh', target: id, acceptTools: false } },
      ]),
  },
  {
    id: 'connections.accept-tools',
    context: 'connections',
    keys: ['a'],
    title: 'See what has changed about its tools, and accept it',
    whyNot: (state) => needsConnection(state) ?? needsChanges(state),
    act: (state) => withConnection(state, acceptTools),
  },
  {
    id: 'connections.copy',
    context: 'connections',
    keys: ['y'],
    title: 'Copy the id of the connection',
    whyNot: needsConnection,
    act: () => [{ intent: 'copy', what: 'row' }],
  },
];

function withConnection(
  state: SessionState,
  act: (connection: Connection) => readonly SessionAction[],
): readonly SessionAction[] {
  const connection = connectionUnderCursor(state);
  return connection === undefined ? [] : act(connection);
}

function needsConnection(state: SessionState): string | undefined {
  return connectionUnderCursor(state) === undefined ? 'No connection is selected' : undefined;
}

function needsChanges(state: SessionState): string | undefined {
  const changes = connectionUnderCursor(state)?.toolChanges ?? [];
  return changes.length === 0 ? 'Its tools are what they were' : undefined;
}
