import type { ConnectionNews } from './connection-news.js';
import { nextConnectionState, type ConnectionIncident } from './connection-state.js';
import type { LiveConnection } from './live-connection.js';

/** Tells a connection what happened to it: it changes its state, and its owner hears of it. */
export type ConnectionMover = (
  live: LiveConnection,
  incident: ConnectionIncident,
  reason?: string,
) => void;

export function createConnectionMover(news: ConnectionNews): ConnectionMover {
  return (live, incident, reason) => {
    const next = nextConnectionState(live.state, incident);
    if (next === undefined) return;
    const previousState = live.state;
    live.state = next;
    live.reason = reason;
    news.moved(live, previousState);
  };
}
