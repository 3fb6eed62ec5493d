import { percentile } from './percentile.js';

/** What a number of times come to. Milliseconds. */
export interface TimesSummary {
  readonly min: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Undefined of none. */
export function summarizeTimes(times: readonly number[]): TimesSummary | undefined {
  if (times.length === 0) return undefined;
  const sorted = [...times].toSorted((one, other) => one - other);
  const sum = sorted.reduce((total, time) => total + time, 0);
  return {
    min: round(sorted[0] ?? 0),
    mean: round(sum / sorted.length),
    p50: round(percentile(sorted, 0.5)),
    p90: round(percentile(sorted, 0.9)),
    p99: round(percentile(sorted, 0.99)),
    max: round(sorted.at(-1) ?? 0),
  };
}

/** A microsecond is more than a clock on a busy machine can tell. */
function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
