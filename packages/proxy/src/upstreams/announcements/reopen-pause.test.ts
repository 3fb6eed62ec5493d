import { expect, test } from 'vitest';

import { reopenPause } from './reopen-pause.js';

test('P8: a stream that is of no use is asked for less and less often', () => {
  const pauses = Array.from({ length: 9 }, (_, useless) => reopenPause({ useless, random: 0 }));
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 120_000, 120_000]);
  expect(reopenPause({ useless: 0, random: 1 })).toBe(500);
});

test('never earlier than the service wants it', () => {
  expect(reopenPause({ useless: 0, retry: 5000, random: 0.5 })).toBe(5000);
  expect(reopenPause({ useless: 0, retry: 3_600_000, random: 0.5 })).toBe(120_000);
});
