import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repaintAfterResize } from './repaint-after-resize.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open({ isLent = false } = {}) {
  const done: string[] = [];
  const stdout = Object.assign(new EventEmitter(), {
    write: (text: string) => done.push(text),
  });
  const release = repaintAfterResize({
    stdout,
    hold: { isLent },
    repaint: () => done.push('repaint'),
  });
  return { stdout, done, release };
}

test('paints once, when the size is the last one', () => {
  const { stdout, done } = open();
  for (let step = 0; step < 5; step += 1) {
    stdout.emit('resize');
    vi.advanceTimersByTime(50);
  }
  expect(done).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(done).toEqual(['\u001b[2J\u001b[H', 'repaint']);
});

test('leaves the screen of another program alone', () => {
  const { stdout, done } = open({ isLent: true });
  stdout.emit('resize');
  vi.runAllTimers();
  expect(done).toEqual([]);
});

test('lets go of the terminal and of its timer', () => {
  const { stdout, done, release } = open();
  stdout.emit('resize');
  release();
  vi.runAllTimers();
  expect(done).toEqual([]);
  expect(stdout.listenerCount('resize')).toBe(0);
});
