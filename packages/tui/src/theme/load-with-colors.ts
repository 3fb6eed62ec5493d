import type { ColorDepth } from './color-depth.js';

/** What {@link loadWithColors} needs to know. */
export interface LoadWithColorsOptions {
  depth: ColorDepth;
  /** The environment that the module will read. Default: that of the process. */
  env?: Record<string, string | undefined>;
}

// Level 1 and not 0 where there is no colour: at 0 nothing is bold or inverse any more either. That there
// is no colour then is the theme's doing, which names none.
const levels: Readonly<Record<ColorDepth, string>> = { 1: '1', 4: '1', 8: '2', 24: '3' };

/**
 * Loads the screen with as many colours as were found out before. Ink paints with chalk, which decides
 * once, when it is loaded, by rules of its own (it does not know NO_COLOR, and takes a CI variable for
 * no colour), and heeds FORCE_COLOR first: so that is what it is told, and nobody else.
 *
 * Of no effect when Ink is loaded already.
 */
export async function loadWithColors<Module>(
  load: () => Promise<Module>,
  { depth, env = process.env }: LoadWithColorsOptions,
): Promise<Module> {
  const before = env['FORCE_COLOR'];
  env['FORCE_COLOR'] = levels[depth];
  try {
    return await load();
  } finally {
    if (before === undefined) delete env['FORCE_COLOR'];
    else env['FORCE_COLOR'] = before;
  }
}
