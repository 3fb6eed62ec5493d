import type { ConnectionMetrics } from '@nanda/protocol';
import type { CallOutcome } from '../borrowed-session.js';
import { createCallWindow } from './create-call-window.js';
import { createLatencyWindow } from './create-latency-window.js';

/** Counts the calls of one connection, and remembers how the last ones went. */
export interface CallTally {
  /** Under way, also those that wait for their caller. */
  readonly running: number;
  /** Under way, and it is the service that is waited for. */
  readonly isBusy: boolean;
  /** Share of the last calls that failed, 0 to 1. */
  readonly errorRate: number;
  /** Calls and pings that failed in a row. */
  readonly failuresInARow: number;
  begin(): void;
  park(): void;
  unpark(): void;
  end(outcome: CallOutcome): void;
  /** A ping was answered or not. */
  looked(look: { readonly isAnswered: boolean }): void;
  describe(): Pick<ConnectionMetrics, 'calls' | 'latency' | 'errorRate'>;
}

export function createCallTally(): CallTally {
  const counts = { succeeded: 0, failed: 0, cancelled: 0, retried: 0, cached: 0 };
  const window = createCallWindow();
  const latencies = createLatencyWindow();
  let running = 0;
  let parked = 0;
  let failuresInARow = 0;

  function count({ kind, latency }: CallOutcome): void {
    switch (kind) {
      case 'succeeded':
        failuresInARow = 0;
        counts.succeeded += 1;
        window.record(kind);
        if (latency !== undefined) latencies.record(latency);
        return;
      case 'failed':
        failuresInARow += 1;
        counts.failed += 1;
        window.record(kind);
        return;
      case 'cancelled':
        counts.cancelled += 1;
        return;
      case 'cached':
        // The caller has its answer; of the service it says nothing.
        counts.succeeded += 1;
        counts.cached += 1;
        return;
      case 'unused':
    }
  }

  return {
    get running() {
      return running;
    },
    get isBusy() {
      return running > parked;
    },
    get errorRate() {
      return window.errorRate;
    },
    get failuresInARow() {
      return failuresInARow;
    },
    begin() {
      running += 1;
    },
    park() {
      parked += 1;
    },
    unpark() {
      parked -= 1;
    },
    end(outcome) {
      running -= 1;
      counts.retried += outcome.retries ?? 0;
      count(outcome);
    },
    looked({ isAnswered }) {
      failuresInARow = isAnswered ? 0 : failuresInARow + 1;
    },
    describe() {
      const total = running + counts.succeeded + counts.failed + counts.cancelled;
      return {
        calls: { total, running, ...counts },
        latency: latencies.describe(),
        errorRate: window.errorRate,
      };
    },
  };
}
