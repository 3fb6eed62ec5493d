import type { Connection } from '@nanda/sdk';
import type { SessionState } from './session-state.js';

/** The connection that `tools` and `call` mean, if there is one. */
export function findCurrentConnection({ connections }: SessionState): Connection | undefined {
  return connections.connections.find(({ id }) => id === connections.currentId);
}
