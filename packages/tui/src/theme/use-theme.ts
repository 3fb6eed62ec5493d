import { useContext } from 'react';
import { ThemeContext } from './theme-context.js';
import type { Theme } from './theme.js';

/** How things look, by role: `<Text {...useTheme().muted}>`. */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}
