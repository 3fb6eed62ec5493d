/** Where the WebSocket surface is, and what is agreed on in the upgrade. */
export const realtime = {
  path: '/v2/ws',
  /** The same, subscribed to every event of the caller's connections from the start. */
  connectionsPath: '/v2/ws/connections',
  /** What a client that offers subprotocols has to offer, and what is chosen. */
  subprotocol: 'nanda.v2',
  /**
   * A further subprotocol for clients that cannot send header fields: this, then the proxy's token (or a
   * client token), percent-encoded where it has characters that no subprotocol may have. Never chosen.
   */
  tokenSubprotocol: 'nanda.token.',
  version: '2.0',
  /** A dropped socket can be resumed for so long (milliseconds). */
  resumeWindow: 300_000,
} as const;
