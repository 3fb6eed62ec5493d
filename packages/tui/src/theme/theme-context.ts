import { createContext } from 'react';
import { monoTheme } from './mono-theme.js';
import type { Theme } from './theme.js';

/** The theme of everything below. Without a provider there is no colour, as a test wants it. */
export const ThemeContext = createContext<Theme>(monoTheme);
