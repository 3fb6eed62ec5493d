import { expect, test } from 'vitest';

import { waitFor } from './wait-for.js';

test('gives what the predicate gives once it is truthy', async () => {
  let looks = 0;
  const predicate = () => {
    looks += 1;
    return looks === 3 && 'third';
  };
  expect(await waitFor(predicate, { description: 'the third look', interval: 1 })).toBe('third');
});

test('a predicate that throws is asked again', async () => {
  let looks = 0;
  const predicate = () => {
    looks += 1;
    if (looks === 1) throw new Error('too early');
    return looks;
  };
  expect(await waitFor(predicate, { description: 'the second look', interval: 1 })).toBe(2);
});

test('gives up after the timeout, and says on what and why', async () => {
  const cause = new Error('still shut');
  const predicate = () => {
    throw cause;
  };
  await expect(
    waitFor(predicate, { description: 'the door to open', timeout: 20, interval: 1 }),
  ).rejects.toMatchObject({ message: expect.stringContaining('the door to open'), cause });
});

test('gives up on a predicate that never settles', async () => {
  const predicate = () => new Promise<boolean>(() => undefined);
  await expect(waitFor(predicate, { description: 'a sign', timeout: 20 })).rejects.toThrow(
    'a sign',
  );
});
