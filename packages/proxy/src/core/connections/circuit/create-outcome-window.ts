/** Counts of the calls of the last seconds. Its size does not grow with their number. */
export interface OutcomeWindow {
  record(outcome: 'answered' | 'failed', now: number): void;
  count(now: number): { readonly calls: number; readonly failed: number };
  clear(): void;
}

interface Bucket {
  /** Which slice of time it counts. */
  slice: number;
  calls: number;
  failed: number;
}

const buckets = 10;

/** `length` is in milliseconds; what is older than that is forgotten a tenth at a time. */
export function createOutcomeWindow({
  length = 30_000,
}: { readonly length?: number } = {}): OutcomeWindow {
  const width = length / buckets;
  const ring: Bucket[] = Array.from({ length: buckets }, () => ({
    slice: -Infinity,
    calls: 0,
    failed: 0,
  }));
  return {
    record(outcome, now) {
      const slice = Math.floor(now / width);
      const bucket = ring[slice % buckets];
      if (bucket === undefined) return;
      if (bucket.slice !== slice) Object.assign(bucket, { slice, calls: 0, failed: 0 });
      bucket.calls += 1;
      if (outcome === 'failed') bucket.failed += 1;
    },
    count(now) {
      const oldest = Math.floor(now / width) - buckets;
      let calls = 0;
      let failed = 0;
      for (const bucket of ring) {
        if (bucket.slice <= oldest) continue;
        calls += bucket.calls;
        failed += bucket.failed;
      }
      return { calls, failed };
    },
    clear() {
      for (const bucket of ring) bucket.slice = -Infinity;
    },
  };
}
