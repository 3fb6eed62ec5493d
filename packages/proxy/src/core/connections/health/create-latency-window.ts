import type { Latency } from '@nanda/protocol';

/** How long the last round trips took. */
export interface LatencyWindow {
  /** In milliseconds. */
  record(latency: number): void;
  describe(): Latency;
}

export function createLatencyWindow({
  size = 100,
}: { readonly size?: number } = {}): LatencyWindow {
  const ring: number[] = [];
  let next = 0;
  let last: number | null = null;
  return {
    record(latency) {
      // A tenth of a millisecond is finer than any network.
      last = Math.round(latency * 10) / 10;
      ring[next] = last;
      next = (next + 1) % size;
    },
    describe() {
      const sorted = ring.toSorted((a, b) => a - b);
      return { last, p50: rank(sorted, 0.5), p95: rank(sorted, 0.95), samples: sorted.length };
    },
  };
}

/** The nearest rank: always a value that was measured. */
function rank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
