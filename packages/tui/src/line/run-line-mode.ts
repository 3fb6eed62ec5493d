import { createInterface } from 'node:readline';
import type { SessionEvent } from '../session/session-event.js';
import type { Session } from '../session/session.js';

/** Options of {@link runLineMode}. */
export interface RunLineModeOptions {
  session: Session;
  stdin: NodeJS.ReadableStream;
  /** Results. */
  stdout: NodeJS.WritableStream;
  /** Errors, with their way out. */
  stderr: NodeJS.WritableStream;
  /** Aborting it cancels the running command and ends the session. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs the session line by line, with nothing on the screen but results: for pipes, scripts, dumb
 * terminals and screen readers. A failing line does not end it.
 *
 * Gives the exit code of the first line that failed, or 0.
 */
export async function runLineMode(options: RunLineModeOptions): Promise<number> {
  const { session, stdin, stdout, stderr, signal } = options;
  const reader = createInterface({ input: stdin, crlfDelay: Infinity, terminal: false });
  let exitCode = 0;

  const unsubscribe = session.subscribe((event: SessionEvent) => {
    if (event.type !== 'printed') return;
    for (const { kind, text } of event.lines) {
      (kind === 'output' ? stdout : stderr).write(`${text}\n`);
    }
  });
  const stop = () => {
    session.cancel();
    reader.close();
  };
  // Whoever read the output has gone away: there is nobody left to tell, and that is no failure.
  const onOutputError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && exitCode === 0) exitCode = 1;
    stop();
  };
  stdout.on('error', onOutputError);
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  try {
    for await (const line of reader) {
      const lineCode = await session.submit(line);
      if (exitCode === 0) exitCode = lineCode;
      if (session.state.hasQuit || signal?.aborted === true) break;
    }
    await flush(stdout);
  } finally {
    reader.close();
    unsubscribe();
    stdout.off('error', onOutputError);
    signal?.removeEventListener('abort', stop);
  }
  return exitCode;
}

// Waits until everything before is written, so that a failure of it is still ours to hear. A failed
// write tells its callback one turn before it tells its listeners.
async function flush(stream: NodeJS.WritableStream): Promise<void> {
  await new Promise<void>((resolve) => stream.write('', () => setImmediate(resolve)));
}
