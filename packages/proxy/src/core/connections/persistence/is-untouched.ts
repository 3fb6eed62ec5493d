import type { LiveConnection } from '../live-connection.js';

/** Nobody has used it since it was put on the shelf, nor has anything happened to it. */
export function isUntouched(live: LiveConnection): boolean {
  return (
    live.state === 'disconnected' &&
    live.session === undefined &&
    live.opening === undefined &&
    live.reason === undefined &&
    live.sessions.opened === 0
  );
}
