import { expect, test } from 'vitest';
import { createLatencyWindow } from './create-latency-window.js';

test('knows nothing before the first round trip', () => {
  expect(createLatencyWindow().describe()).toEqual({
    last: null,
    p50: null,
    p95: null,
    samples: 0,
  });
});

test('describes the last ones', () => {
  const window = createLatencyWindow();
  for (let latency = 1000; latency > 0; latency -= 1) window.record(latency);
  expect(window.describe()).toEqual({ last: 1, p50: 50, p95: 95, samples: 100 });
});

test('of one or two', () => {
  const window = createLatencyWindow();
  window.record(7.26);
  expect(window.describe()).toEqual({ last: 7.3, p50: 7.3, p95: 7.3, samples: 1 });
  window.record(9);
  expect(window.describe()).toEqual({ last: 9, p50: 7.3, p95: 9, samples: 2 });
});
