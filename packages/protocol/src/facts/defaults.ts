/** Defaults and limits that both ends know. Times in milliseconds, sizes in bytes. */
export const defaults = {
  port: 3000,
  host: '127.0.0.1',
  pageSize: 20,
  maxPageSize: 100,
  /** A call without progress ends after this; progress starts it anew. */
  callTimeout: 60_000,
  /** A call ends after this, progress or not. */
  maxCallTimeout: 600_000,
  connectTimeout: 30_000,
  /** An unused connection lets go of its session after this. */
  idleTimeout: 300_000,
  /** A popular service is looked at again after this. */
  healthInterval: 3_600_000,
  /** What a tool asked for is waited for this long; then it is answered with `cancel`. */
  inputTimeout: 600_000,
  /** A call of `/mcp/v1` that takes longer is answered with where it goes on. */
  mcpCallWait: 2000,
  /** How often a call is sent again that was certainly not accepted. */
  callRetries: 2,
  /** Calls under way at the same time with one service, and those that wait for their turn. */
  maxCallsOfService: 64,
  maxWaitingOfService: 256,
  /** Requests of one batch. */
  maxBatch: 100,
  /** Ended executions are kept this long, and all of them together in so many bytes. */
  historyAge: 7 * 24 * 3_600_000,
  historySize: 256 * 1024 * 1024,
  maxConnections: 10,
  /** Open connections of one anonymous client. */
  maxConnectionsPerClient: 3,
  maxRequestBody: 4 * 1024 * 1024,
  maxResult: 16 * 1024 * 1024,
} as const;
