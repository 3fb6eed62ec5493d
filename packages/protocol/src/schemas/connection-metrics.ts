import * as z from 'zod/mini';
import { LatencySchema, type Latency } from './connection-health-report.js';

/** Counts of one connection since this proxy process has had it. */
export interface ConnectionMetrics {
  /** The connection that is counted. */
  connectionId: string;
  /** RFC 3339: from when on it is counted. */
  since: string;
  /** Calls of tools. */
  calls: {
    total: number;
    running: number;
    succeeded: number;
    failed: number;
    cancelled: number;
    /** Sent again. */
    retried: number;
    /** Answered from the cache. */
    cached: number;
  };
  /** Sessions with the service. */
  sessions: {
    /** Opened, the first one included. */
    opened: number;
    /** Ended without being asked to. */
    lost: number;
    /** Taken up again instead of opened anew. */
    resumed: number;
  };
  /** Of calls. */
  latency: Latency;
  /** Share of recent calls that failed, 0 to 1. */
  errorRate: number;
}

export const ConnectionMetricsSchema = z.object({
  connectionId: z.string(),
  since: z.string(),
  calls: z.object({
    total: z.number(),
    running: z.number(),
    succeeded: z.number(),
    failed: z.number(),
    cancelled: z.number(),
    retried: z.number(),
    cached: z.number(),
  }),
  sessions: z.object({ opened: z.number(), lost: z.number(), resumed: z.number() }),
  latency: LatencySchema,
  errorRate: z.number(),
});
