import * as z from 'zod/mini';
import { connectionStates, type ConnectionState } from '../facts/connection-states.js';

export const circuitStates = ['closed', 'open', 'half_open'] as const;

/** `closed` lets calls through, `open` refuses them, `half_open` tries one. */
export type CircuitState = (typeof circuitStates)[number];

/** Milliseconds over the last round trips; null before the first one. */
export interface Latency {
  /** The last one. */
  last: number | null;
  /** Half of them were faster. */
  p50: number | null;
  /** 95 of 100 were faster. */
  p95: number | null;
  /** How many round trips these are made of. */
  samples: number;
}

/** How a connection is, looked at when it was asked for. */
export interface ConnectionHealthReport {
  /** The connection that was looked at. */
  connectionId: string;
  /** Whether it can be used now. */
  state: ConnectionState;
  /**
   * `degraded`: it answers, but a tenth of recent calls failed or the circuit is not closed. `idle`: it has let
   * go of its session because nobody used it; the next use opens it again.
   */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'idle';
  /** RFC 3339; null before the first answer. */
  lastPing: string | null;
  /** Of pings and calls. */
  latency: Latency;
  /** Share of recent calls that failed, 0 to 1. */
  errorRate: number;
  /** Pings and calls that failed in a row. */
  consecutiveFailures: number;
  /** Of the service, shared by all connections with it. */
  circuit: {
    state: CircuitState;
    /** Milliseconds until it lets a call through again; present when `open`. */
    retryAfterMs?: number | undefined;
  };
  /** Present while `reconnecting`. */
  reconnect?:
    | {
        /** From 1. */
        attempt: number;
        /** RFC 3339. */
        nextAt: string;
      }
    | undefined;
  /** Why it failed or is not connected, where there is something to say. */
  reason?: string | undefined;
}

export const LatencySchema = z.object({
  last: z.nullable(z.number()),
  p50: z.nullable(z.number()),
  p95: z.nullable(z.number()),
  samples: z.number(),
});

export const ConnectionHealthReportSchema = z.object({
  connectionId: z.string(),
  state: z.enum(connectionStates),
  status: z.enum(['healthy', 'degraded', 'unhealthy', 'idle']),
  lastPing: z.nullable(z.string()),
  latency: LatencySchema,
  errorRate: z.number(),
  consecutiveFailures: z.number(),
  circuit: z.object({ state: z.enum(circuitStates), retryAfterMs: z.optional(z.number()) }),
  reconnect: z.optional(z.object({ attempt: z.number(), nextAt: z.string() })),
  reason: z.optional(z.string()),
});
