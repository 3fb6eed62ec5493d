import { expect, test } from 'vitest';
import { runBench } from './run-bench.js';

const never = new AbortController().signal;

test('sends as many as asked for, so many at a time', async () => {
  let [running, most, sent] = [0, 0, 0];
  const { times, failedTimes, errors, messages } = await runBench({
    requests: 23,
    duration: undefined,
    concurrency: 4,
    signal: never,
    async request() {
      running += 1;
      sent += 1;
      most = Math.max(most, running);
      const number = sent;
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return number % 5 === 0 ? { code: 'TOOL_ERROR', message: `number ${number}` } : undefined;
    },
  });
  expect({ sent, most }).toEqual({ sent: 23, most: 4 });
  expect(times).toHaveLength(19);
  expect(failedTimes).toHaveLength(4);
  expect(errors).toEqual({ TOOL_ERROR: 4 });
  expect(messages).toEqual({ TOOL_ERROR: 'number 5' });
});

test('begins nothing after its time, and counts nothing that was broken off', async () => {
  const stopping = new AbortController();
  let sent = 0;
  const run = runBench({
    requests: undefined,
    duration: 60_000,
    concurrency: 2,
    signal: stopping.signal,
    async request() {
      sent += 1;
      if (sent === 9) stopping.abort();
      return undefined;
    },
  });
  expect((await run).times.length).toBeLessThan(9);
  const none = await runBench({
    requests: 5,
    duration: 0,
    concurrency: 1,
    signal: never,
    request: () => Promise.reject(new Error('it was called')),
  });
  expect(none.times).toEqual([]);
});
