import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { inRawMode } from './in-raw-mode.js';

function createInput(given: { isTTY: boolean; isRaw: boolean }) {
  const modes: boolean[] = [];
  const setRawMode = (isRaw: boolean) => void modes.push(isRaw);
  return { modes, stdin: Object.assign(new PassThrough(), given, { setRawMode }) };
}

test('raw mode is on meanwhile, and as before then, whatever happens', async () => {
  const { modes, stdin } = createInput({ isTTY: true, isRaw: false });
  expect(await inRawMode(stdin, async () => [...modes])).toEqual([true]);
  const failure = new Error('It fails.');
  await expect(inRawMode(stdin, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(modes).toEqual([true, false, true, false]);
});

test.each([
  { isTTY: true, isRaw: true },
  { isTTY: false, isRaw: false },
])('%j is left as it is', async (given) => {
  const { modes, stdin } = createInput(given);
  expect(await inRawMode(stdin, async () => 1)).toBe(1);
  expect(modes).toEqual([]);
});
