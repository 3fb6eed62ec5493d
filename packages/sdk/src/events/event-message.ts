import type { RealtimeServerMessage } from '@nanda/protocol';

/** An event in its envelope, as it goes over the wire: of a connection, or of the catalog. */
export type EventMessage = Extract<
  RealtimeServerMessage,
  { readonly type: 'connection_update' | 'event' }
>;
