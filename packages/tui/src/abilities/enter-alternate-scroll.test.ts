import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { alternateScroll } from './alternate-scroll.js';
import { enterAlternateScroll } from './enter-alternate-scroll.js';

function start() {
  const written: string[] = [];
  const lifetime = new EventEmitter();
  const leave = enterAlternateScroll({
    stdout: { write: (text) => written.push(text) },
    lifetime: lifetime as unknown as NodeJS.Process,
  });
  return { written, lifetime, leave };
}

test('it is put back once, and nothing is left to listen', () => {
  const { written, lifetime, leave } = start();
  expect(written).toEqual([alternateScroll.enter]);
  leave();
  leave();
  expect(written).toEqual([alternateScroll.enter, alternateScroll.leave]);
  expect(lifetime.listenerCount('exit')).toBe(0);
});

test('it is put back when the process ends without that', () => {
  const { written, lifetime, leave } = start();
  lifetime.emit('exit', 1);
  leave();
  expect(written).toEqual([alternateScroll.enter, alternateScroll.leave]);
});
