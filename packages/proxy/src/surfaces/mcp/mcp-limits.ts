import { defaults } from '@nanda/protocol/facts';

/** What MCP clients may take. Times in milliseconds, sizes in bytes. */
export interface McpLimits {
  readonly maxBody: number;
  /** Messages in one POST of the older era. */
  readonly maxBatch: number;
  /** Sessions of the older era, in all and of one principal. The one that is idle longest makes room for a new one. */
  readonly maxSessions: number;
  readonly maxSessionsOfPrincipal: number;
  /** A session without a request under way and without an open stream is over after so long. */
  readonly idleTimeout: number;
  /** Requests of a session under way. */
  readonly maxInFlight: number;
  /** Questions to the client of a session that wait for their answers, and how long each may. */
  readonly maxQuestions: number;
  readonly questionTimeout: number;
  /** Messages that wait for the reader of a stream, or for its coming back. The newest one is kept whatever its size. */
  readonly maxKeptEvents: number;
  readonly maxKeptBytes: number;
  /** Streams that have ended can be resumed for so long; so many of a session, and so much in all of them. */
  readonly keepTime: number;
  readonly maxKeptStreams: number;
  readonly maxKeptOfSession: number;
  /** After so much silence an answer becomes a stream, whose comments keep the connection open. */
  readonly quiet: number;
  /** Between two comments; a reader that took nothing between two of them is given up. */
  readonly heartbeat: number;
  /** How long a client waits until it comes back to a stream that broke. */
  readonly retry: number;
  /** `subscriptions/listen` streams, in all and of one principal. */
  readonly maxSubscriptions: number;
  readonly maxSubscriptionsOfPrincipal: number;
}

export const mcpLimits: McpLimits = {
  maxBody: defaults.maxRequestBody,
  maxBatch: 100,
  maxSessions: 1024,
  maxSessionsOfPrincipal: 128,
  idleTimeout: 30 * 60_000,
  maxInFlight: 128,
  maxQuestions: 64,
  questionTimeout: 10 * 60_000,
  maxKeptEvents: 4096,
  maxKeptBytes: 1024 * 1024,
  keepTime: 5 * 60_000,
  maxKeptStreams: 32,
  maxKeptOfSession: 4 * 1024 * 1024,
  quiet: 10_000,
  heartbeat: 15_000,
  retry: 1000,
  maxSubscriptions: 1024,
  maxSubscriptionsOfPrincipal: 128,
};
