import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatKeys } from '../reference/format-keys.js';
import { keymap } from '../src/keymap/keymap.js';

test('the page of the keys is that of their table', () => {
  const page = new URL('../../../docs/reference/interactive-keys.md', import.meta.url);
  const kept = readFileSync(page, 'utf8');
  const now = formatKeys(keymap);
  expect(kept === now, 'out of date: run `npx pnpm --filter @nanda/tui reference`').toBe(true);
  const headings = now.split('\n').filter((line) => line.startsWith('#'));
  expect(new Set(headings).size).toBe(headings.length);
});

test('each binding has an id of its own, and no key means two things in one place', () => {
  const ids = keymap.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const keys = keymap.flatMap((binding) => binding.keys.map((key) => `${binding.context} ${key}`));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('what stands in the table needs nothing to be escaped', () => {
  for (const { title } of keymap) expect(title).toMatch(/^[^|`*<>[\]\\]+$/);
});
