import { expect, test } from 'vitest';
import { colorDepthOf } from './color-depth-of.js';

test.each<[Record<string, string>, number]>([
  [{ TERM: 'xterm' }, 4],
  [{ TERM: 'linux' }, 4],
  [{}, 4],
  [{ TERM: 'xterm-256color' }, 8],
  [{ TERM: 'tmux-256color' }, 8],
  [{ TERM: 'screen.xterm-256color' }, 8],
  [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, 24],
  [{ TERM: 'screen-256color', COLORTERM: '24bit' }, 24],
  [{ TERM: 'xterm-kitty' }, 24],
  [{ TERM: 'alacritty' }, 24],
  [{ TERM: 'xterm-direct' }, 24],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, 24],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' }, 8],
  [{ TERM: 'screen', TERM_PROGRAM: 'iTerm.app' }, 4],
  [{ TERM: 'xterm', WT_SESSION: 'x' }, 24],
  [{ TERM: 'dumb' }, 1],
  [{ TERM: 'dumb', FORCE_COLOR: '1' }, 4],
  [{ TERM: 'xterm-256color', NO_COLOR: '1', FORCE_COLOR: '3' }, 1],
  [{ TERM: 'xterm-256color', FORCE_COLOR: '0' }, 1],
  [{ TERM: 'xterm-256color', FORCE_COLOR: 'false' }, 1],
  [{ TERM: 'xterm-256color', FORCE_COLOR: '1' }, 4],
  [{ TERM: 'xterm', FORCE_COLOR: '2' }, 8],
  [{ TERM: 'xterm', FORCE_COLOR: '3' }, 24],
  [{ TERM: 'xterm', FORCE_COLOR: '9' }, 24],
  [{ TERM: 'xterm-256color', FORCE_COLOR: 'true' }, 8],
  [{ TERM: 'xterm-256color', CLICOLOR: '0' }, 1],
  [{ TERM: 'xterm-256color', CLICOLOR: '0', CLICOLOR_FORCE: '1' }, 8],
  [{ TERM: 'xterm-256color', CI: 'true' }, 8],
])('%j has %d bits', (env, expected) => {
  expect(colorDepthOf(env, { isTTY: true, platform: 'linux' })).toBe(expected);
});

test('where there is no terminal there is no colour, unless it is forced', () => {
  const env = { TERM: 'xterm-256color' };
  expect(colorDepthOf(env, { isTTY: false })).toBe(1);
  expect(colorDepthOf({ ...env, CLICOLOR_FORCE: '1' }, { isTTY: false })).toBe(8);
});

test('the console of Windows has all colours', () => {
  expect(colorDepthOf({}, { isTTY: true, platform: 'win32' })).toBe(24);
});
