import type { Connection } from '@nanda/sdk';
import type { ConnectionsEvent } from './connections-event.js';
import type { ConnectionsState } from './connections-state.js';

/** The connections after an event. Pure; gives the same object back when nothing changed. */
export function reduceConnections(
  state: ConnectionsState,
  event: ConnectionsEvent,
): ConnectionsState {
  switch (event.type) {
    case 'connections-wanted':
      return state.status === 'ready' ? state : { ...state, status: 'loading' };
    case 'connections-listed': {
      const { connections } = event;
      const isThere = (id: string | null) => connections.some((one) => one.id === id);
      return {
        ...state,
        status: 'ready',
        connections,
        currentId: isThere(state.currentId) ? state.currentId : lastUsed(connections),
        openedHere: state.openedHere.filter(isThere),
        failure: undefined,
      };
    }
    case 'connections-failed':
      return { ...state, status: 'failed', failure: event.failure };
    case 'credentials-wanted':
      return { ...state, wanted: event.wanted };
    case 'connected': {
      const { connection } = event;
      const { id } = connection;
      const isOurs = state.openedHere.includes(id);
      return {
        ...put(state, connection),
        currentId: id,
        openedHere: isOurs ? state.openedHere : [...state.openedHere, id],
        wanted: null,
      };
    }
    case 'connection-changed':
      return event.connection.state === 'disconnected'
        ? remove(state, event.connection.id)
        : put(state, event.connection);
    case 'disconnected':
      return remove(state, event.connectionId);
    case 'switched':
      if (state.currentId === event.connectionId) return state;
      return { ...state, currentId: event.connectionId };
    case 'tools-listed': {
      const connection = state.connections.find(({ id }) => id === event.connectionId);
      if (connection === undefined) return state;
      const metadata = { ...connection.metadata, tools: [...event.tools] };
      return put(state, { ...connection, metadata });
    }
  }
}

function put(state: ConnectionsState, connection: Connection): ConnectionsState {
  const isKnown = state.connections.some(({ id }) => id === connection.id);
  const connections = isKnown
    ? state.connections.map((one) => (one.id === connection.id ? connection : one))
    : [...state.connections, connection];
  return { ...state, connections, currentId: state.currentId ?? connection.id };
}

function remove(state: ConnectionsState, connectionId: string): ConnectionsState {
  const connections = state.connections.filter(({ id }) => id !== connectionId);
  if (connections.length === state.connections.length) return state;
  return {
    ...state,
    connections,
    currentId: state.currentId === connectionId ? lastUsed(connections) : state.currentId,
    openedHere: state.openedHere.filter((id) => id !== connectionId),
  };
}

/** The one that somebody would mean who names none. */
function lastUsed(connections: readonly Connection[]): string | null {
  const usable = connections.filter(({ state }) => state !== 'failed');
  const sorted = usable.toSorted((a, b) => Date.parse(a.lastUsed) - Date.parse(b.lastUsed));
  return sorted.at(-1)?.id ?? connections.at(-1)?.id ?? null;
}
