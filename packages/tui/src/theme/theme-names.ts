import type { ThemeName } from './theme-name.js';

/** What `--theme` takes, in the order of its help. */
export const themeNames = [
  'auto',
  'dark',
  'light',
  'high-contrast',
  'ansi16',
  'mono',
] as const satisfies readonly ThemeName[];
