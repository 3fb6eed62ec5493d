import { expect, test } from 'vitest';
import { retryWhileBusy } from './retry-while-busy.js';

function failingWith(errcode: number, times: number) {
  let count = 0;
  return () => {
    count += 1;
    if (count <= times) throw Object.assign(new Error('no'), { errcode });
    return count;
  };
}

test.each([
  ['another one writes', 5],
  ['another one takes up the log of a killed process', 261],
])('tries again while %s', async (_name, errcode) => {
  expect(await retryWhileBusy(failingWith(errcode, 3))).toBe(4);
});

test.each([
  ['what was read is no longer so', 517],
  ['a constraint fails', 1555],
])('fails at once where %s', async (_name, errcode) => {
  await expect(retryWhileBusy(failingWith(errcode, 1))).rejects.toMatchObject({ errcode });
});
