import { expect, test } from 'vitest';

import { resumePause } from './resume-pause.js';

const pauses = (facts: { retry?: number; random: number }) =>
  Array.from({ length: 6 }, (_, fruitless) =>
    resumePause({ fruitless, silent: fruitless, ...facts }),
  );

test('at once, then twice as long each time, then not any more', () => {
  expect(pauses({ random: 0 })).toEqual([0, 100, 200, 400, 800, undefined]);
  expect(pauses({ random: 1 })).toEqual([0, 50, 100, 200, 400, undefined]);
});

test('never earlier than the service wants it, and not much later than half a minute', () => {
  expect(pauses({ random: 0, retry: 300 })).toEqual([300, 300, 300, 400, 800, undefined]);
  expect(resumePause({ fruitless: 0, silent: 0, retry: 3_600_000, random: 0 })).toBe(30_000);
});

test('a service that sends events and no message may do so for ever, in its own time', () => {
  expect(resumePause({ fruitless: 0, silent: 3, random: 0 })).toBe(400);
  expect(resumePause({ fruitless: 0, silent: 1000, random: 0 })).toBe(5000);
});
