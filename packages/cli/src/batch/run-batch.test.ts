import { expect, test } from 'vitest';
import { runBatch } from './run-batch.js';

async function* count(most: number, onNext: (number: number) => void = () => undefined) {
  for (let number = 1; number <= most; number += 1) {
    onNext(number);
    yield number;
  }
}

test('calls some at a time, and reads no further ahead', async () => {
  let [running, most, read] = [0, 0, 0];
  const results: number[] = [];
  let ahead = 0;
  await runBatch(
    count(50, () => (read += 1)),
    {
      concurrency: 4,
      signal: new AbortController().signal,
      async call(number) {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return number;
      },
      onResult(number) {
        results.push(number);
        ahead = Math.max(ahead, read - results.length);
      },
    },
  );
  expect(most).toBe(4);
  expect(ahead).toBeLessThanOrEqual(4);
  expect(results.toSorted((left, right) => left - right)).toEqual(
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
});

test('begins nothing more once it is stopped, and waits for what runs', async () => {
  const stopping = new AbortController();
  const ended: number[] = [];
  await runBatch(count(10), {
    concurrency: 2,
    signal: stopping.signal,
    async call(number) {
      await new Promise((resolve) => setImmediate(resolve));
      return number;
    },
    onResult(number) {
      ended.push(number);
      stopping.abort();
    },
  });
  expect(ended.length).toBeGreaterThan(0);
  expect(ended.length).toBeLessThanOrEqual(3);
});

test('does not wait for a next line when it is stopped', async () => {
  const stopping = new AbortController();
  const never = (async function* () {
    yield 1;
    await new Promise(() => undefined);
  })();
  const ended: number[] = [];
  await runBatch(never, {
    concurrency: 2,
    signal: stopping.signal,
    call: (number) => Promise.resolve(number),
    onResult(number) {
      ended.push(number);
      stopping.abort();
    },
  });
  expect(ended).toEqual([1]);
});

test('rejects with the first error, after what runs has ended', async () => {
  let open = 0;
  const failing = runBatch(count(10), {
    concurrency: 3,
    signal: new AbortController().signal,
    async call(number) {
      open += 1;
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      if (number === 2) throw new Error('gone');
      return number;
    },
    onResult: () => undefined,
  });
  await expect(failing).rejects.toThrow('gone');
  expect(open).toBe(0);
});
