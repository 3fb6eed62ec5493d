import { expect, test } from 'vitest';
import { formatHistogram } from './format-histogram.js';

test('counts every time once, and fits the width', () => {
  const times = Array.from({ length: 250 }, (_, index) => (index * 37) % 100);
  const lines = formatHistogram([...times, 5000], { width: 60 });
  const counts = lines.map((line) => Number(/ms +(\d+)/.exec(line.split('–')[1] ?? '')?.[1]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(251);
  // What was slow stands alone.
  expect(lines.at(-1)).toMatch(/5000 ms +1 █/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
});

test('nothing to draw of one time, or of many that are the same', () => {
  expect(formatHistogram([3], { width: 80 })).toEqual([]);
  expect(formatHistogram([3, 3, 3], { width: 80 })).toEqual([]);
});
