import { ansi16Theme } from './ansi16-theme.js';
import { darkTheme } from './dark-theme.js';
import { highContrastLightTheme } from './high-contrast-light-theme.js';
import { highContrastTheme } from './high-contrast-theme.js';
import { lightTheme } from './light-theme.js';
import { monoTheme } from './mono-theme.js';
import type { ResolvedThemeName } from './resolved-theme-name.js';
import type { Theme } from './theme.js';

/** All themes. */
export const themes: Readonly<Record<ResolvedThemeName, Theme>> = {
  dark: darkTheme,
  light: lightTheme,
  'high-contrast': highContrastTheme,
  'high-contrast-light': highContrastLightTheme,
  ansi16: ansi16Theme,
  mono: monoTheme,
};
