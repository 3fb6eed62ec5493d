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
  maxConnections: 10,
  maxRequestBody: 4 * 1024 * 1024,
  maxResult: 16 * 1024 * 1024,
} as const;
