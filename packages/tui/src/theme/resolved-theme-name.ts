import type { ThemeName } from './theme-name.js';

/** The themes that there are: what a user may ask for, and how it is on a light background where that differs. */
export type ResolvedThemeName = Exclude<ThemeName, 'auto'> | 'high-contrast-light';
