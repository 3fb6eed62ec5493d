import { createContext } from 'react';
import type { ColorDepth } from './color-depth.js';

/** How many colours the terminal has, in bits. Without a provider there is one, as a test wants it. */
export const ColorDepthContext = createContext<ColorDepth>(1);
