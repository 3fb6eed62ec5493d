import { expect, test } from 'vitest';
import type { Keystroke } from '../keymap/split-keys.js';
import { editLine } from './edit-line.js';
import { initialInput } from './initial-input.js';
import { reduceInput } from './reduce-input.js';

function pasted(input: string): Keystroke {
  const key = { ctrl: false, meta: false, escape: false, tab: false, return: false };
  return { input, key: { ...key, backspace: false } as Keystroke['key'] };
}

test('what is pasted into a filter is taken, unless nobody would look for that much', () => {
  expect(editLine('get', pasted(' \u001b[2Jsum'))).toBe('get ␛[2Jsum');
  expect(editLine('get', pasted('x'.repeat(1_000_000)))).toBe('get');
});

test('nor would he look for it in the history', () => {
  const searching = reduceInput(initialInput, { type: 'search-opened' });
  const typed = reduceInput(searching, { type: 'inserted', text: 'get' });
  const after = reduceInput(typed, { type: 'inserted', text: 'x'.repeat(1_000_000) });
  expect(after.search?.text).toBe('get');
});
