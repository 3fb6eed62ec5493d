import { expect, test } from 'vitest';
import { createOutcomeWindow } from './create-outcome-window.js';

test('counts what is younger than its length, and forgets the rest', () => {
  const window = createOutcomeWindow({ length: 30_000 });
  window.record('failed', 0);
  window.record('answered', 1000);
  window.record('failed', 15_000);
  expect(window.count(15_000)).toEqual({ calls: 3, failed: 2 });
  expect(window.count(29_999)).toEqual({ calls: 3, failed: 2 });
  expect(window.count(33_000)).toEqual({ calls: 1, failed: 1 });
  expect(window.count(45_000)).toEqual({ calls: 0, failed: 0 });
});

test('a slot that comes round again begins anew', () => {
  const window = createOutcomeWindow({ length: 30_000 });
  window.record('failed', 100);
  window.record('answered', 30_100);
  expect(window.count(30_100)).toEqual({ calls: 1, failed: 0 });
});

test('what was cleared is forgotten', () => {
  const window = createOutcomeWindow();
  window.record('failed', 100);
  window.clear();
  expect(window.count(100)).toEqual({ calls: 0, failed: 0 });
});
