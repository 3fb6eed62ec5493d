import { inRawMode } from '../abilities/in-raw-mode.js';
import { queryBackground } from '../abilities/query-background.js';
import type { RunInteractiveOptions } from '../run-interactive.js';
import { colorDepthOf } from '../theme/color-depth-of.js';
import { loadWithColors } from '../theme/load-with-colors.js';

/** Options of {@link runOnScreen}. */
export interface RunOnScreenOptions extends RunInteractiveOptions {
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs the app on the whole screen. The terminal is asked for its background before anything else: all that the screen
 * needs, Ink too, is loaded while it answers. So nothing that is imported here may import any of that.
 */
export async function runOnScreen(options: RunOnScreenOptions): Promise<number> {
  const { stdin, stdout, env } = options;
  const colorDepth = colorDepthOf(env, { isTTY: stdout.isTTY === true });
  // Ink begins it after its first frame: what is typed in between would stay on the screen.
  return inRawMode(stdin, async () => {
    const [answer, { openScreen }] = await Promise.all([
      queryBackground({ stdin, stdout, env }),
      loadWithColors(() => import('./open-screen.js'), { depth: colorDepth }),
    ]);
    return openScreen({ ...options, ...answer, colorDepth });
  });
}
