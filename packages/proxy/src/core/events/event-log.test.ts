import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { createEventLog, type EventGap, type EventLog } from './event-log.js';

async function readAll(log: EventLog<number>, after = 0): Promise<number[]> {
  const read: number[] = [];
  for await (const event of log.follow({ after, signal: new AbortController().signal })) {
    read.push(event);
  }
  return read;
}

test('gives every reader what is kept, then what comes, then ends', async () => {
  const log = createEventLog<number>({ limit: 10 });
  log.append(1);
  const first = readAll(log);
  log.append(2);
  const second = readAll(log, 1);
  log.append(3);
  log.end();
  log.append(4);
  expect(await first).toEqual([1, 2, 3]);
  expect(await second).toEqual([2, 3]);
  expect(await readAll(log, 3)).toEqual([]);
});

test('keeps no more than its limit; a reader that fell behind goes on with the oldest kept', async () => {
  const log = createEventLog<number>({ limit: 3 });
  for (let number = 1; number <= 10; number += 1) log.append(number);
  log.end();
  expect(await readAll(log, 2)).toEqual([8, 9, 10]);
});

test('a reader that fell behind is told what it missed, once', async () => {
  const log = createEventLog<number | string>({ limit: 3 });
  for (let number = 1; number <= 10; number += 1) log.append(number);
  log.end();
  const { signal } = new AbortController();
  const onGap = ({ count, after, position }: EventGap): string[] => [
    `${count} after ${after}`,
    `up to ${position}`,
  ];
  const read = await Array.fromAsync(log.follow({ after: 2, signal, onGap }));
  expect(read).toEqual(['5 after 2', 'up to 7', 8, 9, 10]);
});

test('keeps no more bytes than its budget, and the newest event whatever its size', async () => {
  const log = createEventLog<string>({ limit: 100, maxBytes: 10, sizeOf: (text) => text.length });
  for (const text of ['four', 'five5', 'six666']) log.append(text);
  const { signal } = new AbortController();
  const next = async (): Promise<unknown> => (await log.follow({ signal }).next()).value;
  expect(await next()).toBe('six666');
  log.append('a very long event');
  expect(await next()).toBe('a very long event');
});

test('an aborted reader ends and leaves no listener', async () => {
  const log = createEventLog<number>({ limit: 3 });
  const controller = new AbortController();
  const reading = log.follow({ signal: controller.signal }).next();
  log.append(1);
  expect(await reading).toEqual({ done: false, value: 1 });
  const waiting = log.follow({ after: 1, signal: controller.signal }).next();
  controller.abort();
  expect((await waiting).done).toBe(true);
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

test('goes on from where an earlier log ended', async () => {
  const log = createEventLog<string>({ limit: 3, start: 7 });
  log.append('eighth');
  log.end();
  expect(log.position).toBe(8);
  const { signal } = new AbortController();
  expect(await Array.fromAsync(log.follow({ after: 7, signal }))).toEqual(['eighth']);
});
