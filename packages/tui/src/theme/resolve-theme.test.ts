import { expect, test } from 'vitest';
import { resolveTheme, type ResolveThemeOptions } from './resolve-theme.js';

const usual: ResolveThemeOptions = {
  name: 'auto',
  env: {},
  background: undefined,
  colorDepth: 24,
};

test.each<[Partial<ResolveThemeOptions>, string]>([
  [{}, 'dark'],
  [{ background: 'light' }, 'light'],
  [{ background: 'dark' }, 'dark'],
  [{ name: 'light', background: 'dark' }, 'light'],
  [{ name: 'dark', background: 'light' }, 'dark'],
  [{ name: 'high-contrast' }, 'high-contrast'],
  [{ name: 'high-contrast', background: 'light' }, 'high-contrast-light'],
  [{ name: 'mono' }, 'mono'],
  [{ name: 'ansi16' }, 'ansi16'],
  [{ colorDepth: 8 }, 'dark'],
  [{ colorDepth: 4 }, 'ansi16'],
  [{ colorDepth: 4, name: 'high-contrast', background: 'light' }, 'ansi16'],
  [{ colorDepth: 4, name: 'mono' }, 'mono'],
  [{ colorDepth: 1, name: 'dark' }, 'mono'],
  [{ env: { NO_COLOR: '1' }, name: 'dark' }, 'mono'],
  [{ env: { NO_COLOR: '' } }, 'dark'],
])('%j: %s', (options, expected) => {
  expect(resolveTheme({ ...usual, ...options })).toBe(expected);
});
