import type { Key } from 'ink';
import { expect, test } from 'vitest';
import { splitKeys } from './split-keys.js';

const key: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test.each([
  ['a', ['a']],
  ['', ['']],
  ['search x', ['search x']],
  ['a\rb\nc\r\nd', ['a', 'return', 'b', 'return', 'c', 'return', 'd']],
  ['\u0015\u0004', ['ctrl u', 'ctrl d']],
  ['ab\u001f', ['ab', 'ctrl _']],
  ['a\u007f\b\t\u0001', ['a', 'backspace', 'backspace', 'tab', 'ctrl a']],
])('%j', (input, expected) => {
  const strokes = splitKeys({ input, key }).map((stroke) => {
    const names = (['ctrl', 'return', 'backspace', 'tab'] as const).filter((n) => stroke.key[n]);
    return [...names, stroke.input].join(' ').trim();
  });
  expect(strokes).toEqual(expected);
});

test('a key that Ink knew stays as it was', () => {
  const up = { ...key, upArrow: true };
  expect(splitKeys({ input: '', key: up })).toEqual([{ input: '', key: up }]);
});
