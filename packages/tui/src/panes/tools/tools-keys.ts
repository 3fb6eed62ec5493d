import type { Binding } from '../../keymap/binding.js';
import { findCurrentConnection } from '../../session/find-current-connection.js';
import type { SessionState } from '../../session/session-state.js';
import { disconnectConnection } from '../connections/disconnect-connection.js';
import { openTool } from './open-tool.js';
import { selectedTool } from './selected-tool.js';

/** Keys of the list of tools. */
export const toolsKeys: readonly Binding[] = [
  {
    id: 'tools.open',
    context: 'tools',
    keys: ['enter'],
    title: 'Fill in what the tool takes, and call it',
    short: 'call',
    whyNot: needsTool,
    act: openTool,
  },
  {
    id: 'tools.refresh',
    context: 'tools',
    keys: ['r'],
    title: 'Ask the service for its tools again',
    whyNot: needsConnection,
    act: () => [{ intent: 'run', command: { verb: 'tools', filter: '' } }],
  },
  {
    id: 'tools.disconnect',
    context: 'tools',
    keys: ['d'],
    title: 'Disconnect',
    short: 'disconnect',
    whyNot: needsConnection,
    act: (state) => {
      const connection = findCurrentConnection(state);
      if (connection === undefined) return [];
      return disconnectConnection(connection, state);
    },
  },
  {
    id: 'tools.copy',
    context: 'tools',
    keys: ['y'],
    title: 'Copy the name of the tool',
    whyNot: needsTool,
    act: () => [{ intent: 'copy', what: 'row' }],
  },
  {
    id: 'tools.copy-cli',
    context: 'tools',
    keys: ['Y'],
    title: 'Copy the command that calls the tool',
    whyNot: needsTool,
    act: () => [{ intent: 'copy', what: 'cli' }],
  },
];

function needsTool(state: SessionState): string | undefined {
  return selectedTool(state) === undefined ? 'No tool is selected' : undefined;
}

function needsConnection(state: SessionState): string | undefined {
  return findCurrentConnection(state) === undefined
    ? 'Not connected: S, then c on a service'
    : undefined;
}
