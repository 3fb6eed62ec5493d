import type { OpenConnection } from '../client/interactive-client.js';
import type { SessionState } from './session-state.js';

/** The connection that `tools` and `call` mean, if there is one. */
export function findCurrentConnection(state: SessionState): OpenConnection | undefined {
  return state.connections.find(({ id }) => id === state.currentConnectionId);
}
