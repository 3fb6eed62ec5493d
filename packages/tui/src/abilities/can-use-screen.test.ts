import { expect, test } from 'vitest';
import { canUseScreen, type CanUseScreenOptions } from './can-use-screen.js';
import { isScreenReader } from './is-screen-reader.js';

const terminal: CanUseScreenOptions = {
  stdin: { isTTY: true },
  stdout: { isTTY: true },
  env: { TERM: 'xterm' },
};

test.each<[Partial<CanUseScreenOptions>, boolean]>([
  [{}, true],
  [{ env: {} }, true],
  [{ line: false }, true],
  [{ line: true }, false],
  [{ script: 'lines.txt' }, false],
  [{ script: '-' }, false],
  [{ stdin: { isTTY: false } }, false],
  [{ stdout: {} }, false],
  [{ env: { TERM: 'dumb' } }, false],
  [{ screenReader: true }, false],
  [{ env: { NANDA_SCREEN_READER: '1' } }, false],
  [{ env: { INK_SCREEN_READER: 'true' } }, false],
  [{ env: { NANDA_SCREEN_READER: '1' }, screenReader: false }, true],
  [{ env: { NO_COLOR: '1', CI: 'true' } }, true],
])('%j: %s', (options, expected) => {
  expect(canUseScreen({ ...terminal, ...options })).toBe(expected);
});

test.each([
  [{}, false],
  [{ NANDA_SCREEN_READER: '' }, false],
  [{ NANDA_SCREEN_READER: '0' }, false],
  [{ NANDA_SCREEN_READER: 'False' }, false],
  [{ NANDA_SCREEN_READER: 'yes' }, true],
  [{ INK_SCREEN_READER: 'true' }, true],
  [{ NANDA_SCREEN_READER: '0', INK_SCREEN_READER: 'true' }, false],
])('%j: a screen reader is %s', (env, expected) => {
  expect(isScreenReader({ env })).toBe(expected);
  expect(isScreenReader({ env, flag: !expected })).toBe(!expected);
});
