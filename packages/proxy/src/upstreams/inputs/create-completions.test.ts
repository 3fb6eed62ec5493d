import { expect, test } from 'vitest';

import { createCompletions } from './create-completions.js';

/** Whether it has resolved by now. */
async function isDone(done: Promise<void>): Promise<boolean> {
  const later = Promise.resolve(false);
  return Promise.race([done.then(() => true), later.then(() => later)]);
}

test('all who expect it are told, and nobody after they have let go', async () => {
  const { expect: expectId, complete } = createCompletions();
  const [first, second, other] = [expectId('a'), expectId('a'), expectId('b')];
  second.release();
  complete('a');
  expect(await Promise.all([first, second, other].map(({ done }) => isDone(done)))).toEqual([
    true,
    false,
    false,
  ]);
});

test('what was told before anybody expected it counts, once', async () => {
  const { expect: expectId, complete } = createCompletions();
  complete('a');
  complete('a');
  expect(await isDone(expectId('a').done)).toBe(true);
  expect(await isDone(expectId('a').done)).toBe(false);
});

test('what somebody expected is not kept for the next one', async () => {
  const { expect: expectId, complete } = createCompletions();
  const first = expectId('a');
  complete('a');
  first.release();
  expect(await isDone(expectId('a').done)).toBe(false);
});

test('the last 64 are remembered, and no long ones', async () => {
  const { expect: expectId, complete } = createCompletions();
  for (let count = 0; count <= 64; count += 1) complete(`id-${count}`);
  complete('x'.repeat(1025));
  complete(1);
  expect(await isDone(expectId('id-0').done)).toBe(false);
  expect(await isDone(expectId('id-1').done)).toBe(true);
  expect(await isDone(expectId('x'.repeat(1025)).done)).toBe(false);
});
