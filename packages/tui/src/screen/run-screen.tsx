import { render } from 'ink';
import type { Session } from '../session/session.js';
import { App } from './app.js';
import { selectLinesLeftBehind } from './select-lines-left-behind.js';

/** Options of {@link runScreen}. */
export interface RunScreenOptions {
  session: Session;
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
  /** Aborting it ends the app. */
  signal?: AbortSignal | undefined;
}

/** Runs the session on the whole screen until the user quits; leaves its last lines behind. */
export async function runScreen(options: RunScreenOptions): Promise<number> {
  const { session, stdin, stdout, stderr, signal } = options;
  const quit = () => instance.unmount();
  const instance = render(<App onQuit={quit} session={session} />, {
    stdin,
    stdout,
    stderr,
    // Whether this is a terminal was decided before; a CI variable does not change it.
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  if (signal?.aborted === true) quit();
  signal?.addEventListener('abort', quit, { once: true });
  // A terminal that ended its input can give no key any more, not even the one that quits.
  stdin.once('end', quit);
  try {
    await instance.waitUntilExit();
  } finally {
    signal?.removeEventListener('abort', quit);
    stdin.off('end', quit);
    instance.cleanup();
  }
  const lines = selectLinesLeftBehind(session.state.transcript);
  if (lines.length > 0) stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
