import type { ConnectionsState } from './connections-state.js';

/** Nobody has asked which ones there are. */
export const initialConnections: ConnectionsState = {
  status: 'idle',
  connections: [],
  currentId: null,
  openedHere: [],
  failure: undefined,
  wanted: null,
};
