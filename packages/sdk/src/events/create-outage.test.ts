import { expect, test } from 'vitest';
import { createOutage } from './create-outage.js';

function setUp(patience: number) {
  let time = 0;
  const outage = createOutage({ patience, now: () => time });
  const broke = (delay: number, isSilent = false) => outage.broke({ delay, isSilent });
  return { outage, broke, pass: (milliseconds: number) => (time += milliseconds) };
}

test('lasts for so long, and the last wait is as short as that needs', () => {
  const { broke, pass } = setUp(10_000);
  expect(broke(500)).toBe(500);
  pass(7_000);
  expect(broke(8_000)).toBe(3_000);
  pass(3_000);
  expect(broke(16_000)).toBeUndefined();
});

test('no wait is long where somebody waits', () => {
  expect(setUp(60_000).broke(30_000)).toBe(4_000);
});

test('an event ends it', () => {
  const { outage, broke, pass } = setUp(1_000);
  broke(500);
  pass(900);
  outage.opened();
  outage.ended();
  expect(broke(500)).toBe(500);
  pass(900);
  expect(broke(500)).toBe(100);
});

test('a stream that was open for a while ends it, unless it was dead', () => {
  const { outage, broke, pass } = setUp(6_000);
  for (let round = 0; round < 3; round++) {
    expect(broke(500)).toBe(500);
    outage.opened();
    pass(5_000);
  }
  outage.ended();
  expect(broke(500, true)).toBe(500);
  outage.opened();
  pass(5_900);
  expect(broke(500, true)).toBe(100);
  outage.opened();
  pass(5_900);
  expect(broke(500, true)).toBeUndefined();
});

test('one that breaks off at once does not', () => {
  const { outage, broke, pass } = setUp(3_000);
  for (const expected of [500, 500, 500, undefined]) {
    expect(broke(500)).toBe(expected);
    outage.opened();
    pass(1_000);
  }
});
