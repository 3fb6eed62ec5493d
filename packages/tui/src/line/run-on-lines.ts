import { clientOf } from '../client/client-of.js';
import { createDesk } from '../desk/create-desk.js';
import { createTerminalHold } from '../desk/create-terminal-hold.js';
import type { RunInteractiveOptions } from '../run-interactive.js';
import { createSession } from '../session/create-session.js';
import { describeFailure } from '../session/describe-failure.js';
import { readSettings } from '../session/read-settings.js';
import { createLineConfirm } from './create-line-confirm.js';
import { openLines } from './open-lines.js';
import { runLineMode } from './run-line-mode.js';

/** Milliseconds that a line waits for a proxy that does not answer: a screen shows that it is waited for, a script only hangs. */
const patience = 5000;

/** Options of {@link runOnLines}. */
export interface RunOnLinesOptions extends RunInteractiveOptions {
  env: Readonly<Record<string, string | undefined>>;
}

/** Runs the app line by line. Connections that were opened in it are closed at its end. */
export async function runOnLines(options: RunOnLinesOptions): Promise<number> {
  const { env, stdin, stdout, stderr, script, keepGoing, openPage, addServer } = options;
  const { signal, onInterrupt } = options;
  let lines;
  let settings;
  try {
    settings = readSettings(options);
    lines = await openLines({ stdin, script });
  } catch (error) {
    const { message, hint, exitCode } = describeFailure(error);
    stderr.write(`error: ${message}\ntry: ${hint}\n`);
    return exitCode;
  }
  const desk = createDesk({
    env,
    stdin,
    stdout,
    hold: createTerminalHold(),
    openPage,
    addServer,
    wayOut: 'save: FILE writes a result',
  });
  const confirm = createLineConfirm({ lines, stderr });
  const client = clientOf({ ...options, patience });
  const session = createSession({ client, desk, confirm, settings });
  try {
    const surface = { session, lines, stdout, stderr, keepGoing, signal, onInterrupt };
    return await runLineMode(surface);
  } finally {
    await session.close();
  }
}
