/** The states of a connection, in the order of a life without accidents. */
export const connectionStates = [
  'initializing',
  'authenticating',
  'connected',
  'reconnecting',
  'disconnected',
  'failed',
] as const;

/** The state of a connection. */
export type ConnectionState = (typeof connectionStates)[number];
