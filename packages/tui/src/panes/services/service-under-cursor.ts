import type { Service } from '@nanda/sdk';
import type { SessionState } from '../../session/session-state.js';

/** The service of the list that the cursor is on; undefined where there is none. */
export function serviceUnderCursor({ services, lists }: SessionState): Service | undefined {
  const rows = services.services;
  // The list may have become shorter since the cursor was put there.
  return rows[Math.min(lists.services.cursor, rows.length - 1)];
}
