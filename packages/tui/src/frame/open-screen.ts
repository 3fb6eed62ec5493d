import type { Background } from '../abilities/background.js';
import { clientOf } from '../client/client-of.js';
import { createDesk } from '../desk/create-desk.js';
import { createTerminalHold } from '../desk/create-terminal-hold.js';
import { createHistoryFile } from '../prompt/create-history-file.js';
import { createSession } from '../session/create-session.js';
import { readSettings } from '../session/read-settings.js';
import type { ColorDepth } from '../theme/color-depth.js';
import { resolveTheme } from '../theme/resolve-theme.js';
import type { ThemeName } from '../theme/theme-name.js';
import { themes } from '../theme/themes.js';
import type { RunOnScreenOptions } from './run-on-screen.js';
import { runScreen } from './run-screen.js';

/** Options of {@link openScreen}. */
export interface OpenScreenOptions extends RunOnScreenOptions {
  /** What the terminal says of its background; undefined where it says nothing. */
  background: Background | undefined;
  colorDepth: ColorDepth;
}

/** Opens a session and runs it on the whole screen, in the colours that were found out. */
export async function openScreen(options: OpenScreenOptions): Promise<number> {
  const { env, stdin, stdout, stderr, theme, background, colorDepth } = options;
  const { openPage, addServer, stateDirectory, mouse, signal, onInterrupt } = options;
  const settings = readSettings({ env, theme });
  const hold = createTerminalHold();
  const themeOf = (name: ThemeName) => themes[resolveTheme({ name, env, background, colorDepth })];
  const desk = createDesk({ env, stdin, stdout, hold, openPage, addServer });
  const history =
    stateDirectory === undefined ? undefined : createHistoryFile({ directory: stateDirectory });
  const session = createSession({
    client: clientOf(options),
    desk,
    face: 'screen',
    keepsConnections: true,
    settings,
    history,
  });
  // Here Ctrl-C is a key; as a signal it comes while a program has the terminal, and is meant for that one.
  const interrupted = new AbortController();
  const ignoreInterrupts = onInterrupt?.(() => {
    if (!hold.isLent) interrupted.abort();
  });
  try {
    const ending = AbortSignal.any([interrupted.signal, ...(signal === undefined ? [] : [signal])]);
    const surface = { session, stdin, stdout, stderr, colorDepth, hold, mouse, signal: ending };
    return await runScreen({ ...surface, themeOf });
  } finally {
    ignoreInterrupts?.();
    await session.close();
  }
}
