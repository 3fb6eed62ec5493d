import { expect, test } from 'vitest';
import { wantsColor } from './wants-color.js';

test.each<[Record<string, string>, boolean, boolean]>([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, true, false],
  [{ CLICOLOR_FORCE: '1', TERM: 'dumb' }, false, true],
  [{ CLICOLOR_FORCE: '0' }, false, false],
  [{ CLICOLOR: '0' }, true, false],
  [{ CLICOLOR: '1' }, false, false],
  [{ TERM: 'dumb' }, true, false],
])('%j on a terminal (%s): %s', (env, isTTY, expected) => {
  expect(wantsColor(env, { isTTY })).toBe(expected);
});
