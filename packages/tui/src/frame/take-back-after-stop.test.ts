import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createTerminalHold } from '../desk/create-terminal-hold.js';
import { takeBackAfterStop } from './take-back-after-stop.js';

function open() {
  const done: string[] = [];
  const hold = createTerminalHold();
  hold.take(async (work) => {
    done.push('given');
    await work();
    done.push('taken');
  });
  const signals = new EventEmitter();
  return { done, hold, signals, release: takeBackAfterStop({ hold, signals }) };
}

test('gives the terminal and takes it back when the process goes on', async () => {
  const { done, signals } = open();
  signals.emit('SIGCONT');
  await Promise.resolve();
  await Promise.resolve();
  expect(done).toEqual(['given', 'taken']);
});

test('leaves the terminal to a program that has it', async () => {
  const { done, hold, signals } = open();
  await hold.lend(async () => {
    signals.emit('SIGCONT');
    await Promise.resolve();
  });
  expect(done).toEqual(['given', 'taken']);
});

test('listens to no signal after its end', () => {
  const { done, signals, release } = open();
  release();
  signals.emit('SIGCONT');
  expect(done).toEqual([]);
  expect(signals.listenerCount('SIGCONT')).toBe(0);
});
