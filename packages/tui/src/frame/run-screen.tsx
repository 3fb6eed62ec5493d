import { render } from 'ink';
import { enterAlternateScroll } from '../abilities/enter-alternate-scroll.js';
import type { TerminalHold } from '../desk/terminal-hold.js';
import { startMouse } from '../mouse/start-mouse.js';
import { SessionContext } from '../session/session-context.js';
import type { Session } from '../session/session.js';
import { ColorDepthContext } from '../theme/color-depth-context.js';
import type { ColorDepth } from '../theme/color-depth.js';
import type { ThemeName } from '../theme/theme-name.js';
import type { Theme } from '../theme/theme.js';
import { App } from './app.js';
import { firstSight } from './first-sight.js';
import { repaintAfterResize } from './repaint-after-resize.js';
import { selectLinesLeftBehind } from './select-lines-left-behind.js';
import { takeBackAfterStop } from './take-back-after-stop.js';

/** Options of {@link runScreen}. */
export interface RunScreenOptions {
  session: Session;
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream & { columns?: number; rows?: number };
  stderr: NodeJS.WritableStream;
  /** How the screen looks in a theme of the settings. */
  themeOf: (name: ThemeName) => Theme;
  colorDepth: ColorDepth;
  /** Learns how the terminal is lent to other programs. */
  hold: TerminalHold;
  /** Whether the mouse is taken. Default false: the wheel gives arrow keys. */
  mouse?: boolean | undefined;
  /** Aborting it ends the app. */
  signal?: AbortSignal | undefined;
}

/** Runs the session on the whole screen until the user quits; leaves its last lines behind. */
export async function runScreen(options: RunScreenOptions): Promise<number> {
  const { session, stdout, stderr, themeOf, colorDepth, mouse, signal } = options;
  const quit = () => instance.unmount();
  const { stdin, hold, leave } =
    mouse === true ? startMouse(options) : { ...options, leave: enterAlternateScroll({ stdout }) };
  const makeTree = () => (
    <ColorDepthContext value={colorDepth}>
      <SessionContext value={session}>
        <App hold={hold} onQuit={quit} session={session} themeOf={themeOf} />
      </SessionContext>
    </ColorDepthContext>
  );
  // Known before the first frame, which else is laid out for another size.
  const { columns, rows } = stdout;
  if (columns !== undefined && rows !== undefined) {
    session.perform({ type: 'resized', columns, rows });
  }
  const instance = render(makeTree(), {
    stdin,
    stdout,
    stderr,
    // Whether this is a terminal was decided before; a CI variable does not change it.
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    kittyKeyboard: { mode: 'auto' },
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const stopRepainting = repaintAfterResize({
    stdout,
    hold,
    repaint() {
      instance.clear();
      instance.rerender(makeTree());
    },
  });
  const stopTakingBack = takeBackAfterStop({ hold });
  const unsubscribe = session.subscribe(({ type }) => {
    if (type !== 'connections-listed' && type !== 'connections-failed') return;
    unsubscribe();
    for (const action of firstSight(session.state)) session.perform(action);
  });
  session.start();
  if (signal?.aborted === true) quit();
  signal?.addEventListener('abort', quit, { once: true });
  // A terminal that ended its input can give no key any more, not even the one that quits.
  stdin.once('end', quit);
  try {
    await instance.waitUntilExit();
  } finally {
    stopRepainting();
    stopTakingBack();
    unsubscribe();
    signal?.removeEventListener('abort', quit);
    stdin.off('end', quit);
    instance.cleanup();
    leave();
  }
  const lines = selectLinesLeftBehind(session.state);
  if (lines.length > 0) stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
