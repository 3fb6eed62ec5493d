import { connectionEventTypes } from '../connection-event.js';

/**
 * What can be subscribed to: kinds of connection events, `connection_update` or `*` for all of them; kinds
 * of catalog events, `catalog` for all of those.
 */
export const realtimeEventNames = [
  '*',
  'connection_update',
  ...connectionEventTypes,
  'catalog',
  'sync_started',
  'sync_progress',
  'sync_finished',
  'sync_failed',
] as const;

export type RealtimeEventName = (typeof realtimeEventNames)[number];
