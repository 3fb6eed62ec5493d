import { expect, test } from 'vitest';
import type { SessionEvent } from '../../session/session-event.js';
import { reduceSession } from '../../session/reduce-session.js';
import type { SessionState } from '../../session/session-state.js';
import { pressKeys } from '../../testing/press-keys.js';
import { sessionAfter } from '../../testing/session-after.js';

function printed(
  count: number,
  entry: number,
  kind: 'output' | 'command' = 'output',
): SessionEvent {
  const lines = Array.from({ length: count }, (_, index) => ({ kind, text: `${index}`, entry }));
  return { type: 'printed', lines };
}

const scrolled = pressKeys(
  ['pageup', 'pageup'],
  sessionAfter([printed(60, 1), printed(40, 2)]),
).state;
const back = ({ lists }: SessionState) => lists.transcript.offset;
const lowest = (state: SessionState) => state.transcript[state.transcript.length - 1 - back(state)];

test('what is read stays in sight while more is said', () => {
  expect(back(scrolled)).toBeGreaterThan(0);
  const below = reduceSession(scrolled, printed(5, 2));
  expect(back(below)).toBe(back(scrolled) + 5);
  expect(lowest(below)).toBe(lowest(scrolled));
  // A command that was given earlier says something more, above.
  const above = reduceSession(scrolled, printed(5, 1));
  expect(lowest(above)).toBe(lowest(scrolled));
});

test('who gives a command, or clears it, is at its end', () => {
  expect(back(reduceSession(scrolled, printed(1, 3, 'command')))).toBe(0);
  expect(back(reduceSession(scrolled, { type: 'cleared' }))).toBe(0);
});

test('what is forgotten cannot be stayed at', () => {
  expect(back(reduceSession(scrolled, printed(9000, 2)))).toBe(0);
});
