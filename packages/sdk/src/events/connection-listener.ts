import type { ConnectionEvent } from '@nanda/protocol';

/** Called with an event of a connection; not awaited. */
export type ConnectionListener = (event: ConnectionEvent) => unknown;
