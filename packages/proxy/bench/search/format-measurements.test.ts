import { expect, test } from 'vitest';
import { checkBudgets } from './check-budgets.js';
import { formatGrowth } from './format-growth.js';
import { formatMeasurements } from './format-measurements.js';
import type { Measurement } from './measurement.js';

function measured(count: number, p50: number, facts: Partial<Measurement> = {}): Measurement {
  const warm = { p50, p99: p50 * 2 };
  const times = { load: 2_000, first: 9, cold: { p50: 5, p99: 6 }, warm };
  return { contender: 'nanda', count, ...times, memory: 64 * 1024 * 1024, gain: 0.9, ...facts };
}

test('compares each contender with ours of the same size', () => {
  const [head, ...lines] = formatMeasurements([
    measured(1_000, 0.5),
    measured(10_000, 2),
    measured(10_000, 5, { contender: 'minisearch' }),
  ])
    .trimEnd()
    .split('\n');
  expect(head).toContain('over ours');
  expect(lines.map((line) => /[\d.]+ ×/.exec(line)?.[0])).toEqual(['1.00 ×', '1.00 ×', '2.50 ×']);
  expect(new Set([head, ...lines].map((line) => line?.length)).size).toBe(1);
});

test('tells the growth of each contender from size to size', () => {
  const text = formatGrowth([
    measured(1_000, 0.5),
    measured(1_000, 1, { contender: 'minisearch' }),
    measured(10_000, 2),
  ]);
  expect(text).toBe('nanda: 10 × the services take 4.0 × as long (p99 4.0 ×)\n');
});

test('says which budgets were kept, and only of ours', () => {
  const lines = checkBudgets([
    measured(1_000, 9),
    measured(10_000, 0.9),
    measured(10_000, 9, { contender: 'minisearch' }),
    measured(100_000, 6),
  ]);
  expect(lines.map((line) => line.split(' with')[0])).toEqual([
    'kept: p50 in process',
    'EXCEEDED: p50 in process',
    'kept: load',
  ]);
});
