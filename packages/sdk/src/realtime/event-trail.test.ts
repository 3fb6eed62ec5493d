import { afterEach, expect, test, vi } from 'vitest';
import { EventTrail, type TrailedEvent } from './event-trail.js';

afterEach(() => void vi.useRealTimers());

/** A trail, and what it told. Events are numbered, a second apart. */
function start({ begun = true }: { readonly begun?: boolean } = {}) {
  const told: string[] = [];
  const trail = new EventTrail<TrailedEvent>({
    onEvent: ({ id }) => told.push(id),
    onGap: (after) => told.push(`gap after ${after}`),
    onGiveUp: () => told.push('given up'),
  });
  if (begun) trail.begin(10_000);
  return { trail, told };
}

const event = (number: number): TrailedEvent => ({
  id: `e${number}`,
  timestamp: new Date(number * 1000).toISOString(),
});

test('before it has begun, a stream begins with what comes next', () => {
  const { trail, told } = start({ begun: false });
  expect(trail.streamPosition()).toBeUndefined();
  trail.begin(10_000);
  trail.fromStream(event(12));
  expect(told).toEqual(['e12']);
});

test('a stream that goes on asks for the last event once more, and tells it once', () => {
  const { trail, told } = start();
  for (const number of [11, 12]) trail.fromStream(event(number));
  expect(trail.streamPosition()).toBe('e11');
  for (const number of [12, 13]) trail.fromStream(event(number));
  expect(told).toEqual(['e11', 'e12', 'e13']);
});

test('a history that does not know the last event any more is a gap, told before what comes after it', () => {
  const { trail, told } = start();
  for (const number of [11, 12]) trail.fromStream(event(number));
  trail.streamPosition();
  for (const number of [20, 21]) trail.fromStream(event(number));
  expect(told).toEqual(['e11', 'e12', 'gap after e12', 'e20', 'e21']);
});

test.each([['stream' as const], ['socket' as const]])(
  'a %s that sends all that is kept tells what came since the beginning',
  (source) => {
    const { trail, told } = start();
    const feed = (number: number) =>
      source === 'stream' ? trail.fromStream(event(number)) : trail.fromSocket(event(number));
    expect([trail.streamPosition(), trail.resumePosition()]).toEqual(['none', null]);
    for (const number of [8, 9, 11]) feed(number);
    expect(told).toEqual(['e11']);
    expect([trail.streamPosition(), trail.resumePosition()]).toEqual(['none', null]);
    for (const number of [8, 9, 11, 12]) feed(number);
    expect(told).toEqual(['e11', 'e12']);
  },
);

test('a clock that goes back loses no event that comes live', () => {
  const { trail, told } = start();
  trail.fromSocket(event(11));
  trail.fromSocket(event(5));
  expect(told).toEqual(['e11', 'e5']);
});

test('a socket that is resumed while a stream goes on: what either brings comes once, and is no gap', () => {
  const { trail, told } = start();
  for (const number of [11, 12]) trail.fromStream(event(number));
  expect(trail.resumePosition()).toBe('e11');
  trail.fromStream(event(13));
  for (const number of [12, 13, 14]) trail.fromSocket(event(number));
  trail.fromStream(event(14));
  expect(told).toEqual(['e11', 'e12', 'e13', 'e14']);
});

test('a socket that begins anew waits until the stream has come so far', () => {
  const { trail, told } = start();
  for (const number of [11, 12]) trail.fromSocket(event(number));
  trail.drop();
  trail.hold();
  trail.streamPosition();
  for (const number of [15, 16]) trail.fromSocket(event(number));
  expect(told).toEqual(['e11', 'e12']);
  const met = [12, 13, 14, 15].map((number) => trail.fromStream(event(number)));
  expect(met).toEqual([false, false, false, true]);
  trail.fromSocket(event(17));
  expect(told).toEqual(['e11', 'e12', 'e13', 'e14', 'e15', 'e16', 'e17']);
});

test('what the socket brought and the stream no longer keeps is told in its place', () => {
  const { trail, told } = start();
  for (const number of [11, 12]) trail.fromSocket(event(number));
  trail.hold();
  trail.streamPosition();
  for (const number of [15, 16, 17]) trail.fromSocket(event(number));
  expect(trail.fromStream(event(16))).toBe(true);
  expect(told).toEqual(['e11', 'e12', 'gap after e12', 'e15', 'e16', 'e17']);
});

test('what waits of a socket that is gone comes by the next one', () => {
  const { trail, told } = start();
  for (const number of [11, 12]) trail.fromSocket(event(number));
  trail.hold();
  trail.fromSocket(event(15));
  trail.drop();
  trail.resumePosition();
  for (const number of [12, 13, 14, 15]) trail.fromSocket(event(number));
  expect(told).toEqual(['e11', 'e12', 'e13', 'e14', 'e15']);
});

test('a stream that will not come so far is a gap, and so is one that takes too long', () => {
  const { trail, told } = start();
  trail.fromSocket(event(11));
  trail.hold();
  trail.fromSocket(event(15));
  trail.giveUp();
  expect(told).toEqual(['e11', 'given up', 'gap after e11', 'e15']);
  trail.hold();
  for (let number = 16; number < 1017; number += 1) trail.fromSocket(event(number));
  expect(told.slice(4, 7)).toEqual(['given up', 'gap after e15', 'e16']);
  expect(told).toHaveLength(1007);
});

test('an event of a socket waits ten seconds for a stream that brings nothing, and no timer is left', () => {
  vi.useFakeTimers();
  const { trail, told } = start();
  trail.fromSocket(event(11));
  trail.hold();
  vi.advanceTimersByTime(60_000);
  trail.fromSocket(event(15));
  vi.advanceTimersByTime(9_000);
  trail.fromSocket(event(16));
  expect(told).toEqual(['e11']);
  vi.advanceTimersByTime(1_000);
  trail.fromSocket(event(17));
  expect(told).toEqual(['e11', 'given up', 'gap after e11', 'e15', 'e16', 'e17']);
  for (const end of ['drop', 'reset', 'giveUp'] as const) {
    trail.hold();
    trail.fromSocket(event(18));
    expect(vi.getTimerCount()).toBe(1);
    trail[end]();
    expect(vi.getTimerCount()).toBe(0);
  }
});

test('remembers more than a proxy sends again, and no more than that', () => {
  const { trail, told } = start();
  for (let number = 11; number < 5011; number += 1) trail.fromSocket(event(number));
  for (let number = 4000; number < 5011; number += 1) trail.fromSocket(event(number));
  expect(told).toHaveLength(5000);
  trail.fromSocket(event(11));
  expect(told).toHaveLength(5001);
});

test('what is no longer wanted is forgotten', () => {
  const { trail, told } = start();
  trail.fromSocket(event(11));
  trail.reset();
  expect([trail.hasBegun, trail.hasEvents, trail.streamPosition()]).toEqual([
    false,
    false,
    undefined,
  ]);
  trail.begin(20_000);
  trail.fromSocket(event(21));
  expect(told).toEqual(['e11', 'e21']);
});
