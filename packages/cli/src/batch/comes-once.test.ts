import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { comesOnce } from './comes-once.js';

test.each([
  ['-', true],
  [fileURLToPath(import.meta.url), false],
  ['nothing-there.txt', false],
])('%s', async (source, expected) => {
  expect(await comesOnce(source, { cwd: process.cwd() })).toBe(expected);
});

test.skipIf(process.platform === 'win32')('what is no file can be read once', async () => {
  expect(await comesOnce('/dev/null', { cwd: process.cwd() })).toBe(true);
});
