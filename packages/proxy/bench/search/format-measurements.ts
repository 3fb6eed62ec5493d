import { formatTable } from '../format-table.js';
import type { Measurement } from './measurement.js';

const columns = [
  'services',
  'contender',
  'load s',
  'RSS MB',
  'first ms',
  'cold p50',
  'cold p99',
  'warm p50',
  'warm p99',
  'over ours',
  'nDCG@10',
] as const;

/** A table for people. `over ours` is how many times our own warm p50, with as many services, it takes. */
export function formatMeasurements(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => {
    const { contender, count, load, first, cold, warm, memory, gain } = measurement;
    const ours = measurements.find((other) => other.contender === 'nanda' && other.count === count);
    return [
      count.toLocaleString('en'),
      contender,
      (load / 1000).toFixed(2),
      (memory / 1024 / 1024).toFixed(0),
      ...[first, cold.p50, cold.p99, warm.p50, warm.p99].map((time) => time.toFixed(2)),
      ours === undefined ? '' : `${(warm.p50 / ours.warm.p50).toFixed(2)} ×`,
      gain.toFixed(3),
    ];
  });
  return formatTable(columns, rows);
}
