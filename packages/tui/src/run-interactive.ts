import { createInteractiveClient } from './client/create-interactive-client.js';
import type { InteractiveClient } from './client/interactive-client.js';
import { runLineMode } from './line/run-line-mode.js';
import { runScreen } from './screen/run-screen.js';
import { createSession } from './session/create-session.js';

/** Options of {@link runInteractive}. */
export interface RunInteractiveOptions {
  /** Where the proxy is. Default: the SDK's. Not used with `client`. */
  baseURL?: string | undefined;
  /** Token for the proxy. Not used with `client`. */
  accessToken?: string | undefined;
  /** Answers the requests, for an embedded proxy. Default `globalThis.fetch`. Not used with `client`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** What the app talks to, instead of a `NANDAClient` of its own. */
  client?: InteractiveClient | undefined;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream & { isTTY?: boolean };
  stderr: NodeJS.WritableStream;
  /** True: line mode even on a terminal. Default false. */
  line?: boolean | undefined;
  /**
   * Whether the full screen can be used. Default: input and output are terminals and `TERM` is not
   * `dumb`.
   */
  isInteractive?: boolean | undefined;
  /** Aborting it cancels the running command and ends the app, for the owner of the process's signals. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs the terminal app until the user quits or the input ends, then closes the connections that were
 * opened in it.
 *
 * Gives the exit code: in line mode that of the first line that failed, else 0.
 *
 * @example
 * process.exitCode = await runInteractive({
 *   baseURL: 'http://localhost:3000',
 *   stdin: process.stdin,
 *   stdout: process.stdout,
 *   stderr: process.stderr,
 * });
 */
export async function runInteractive(options: RunInteractiveOptions): Promise<number> {
  const { stdin, stdout, stderr, signal } = options;
  const client = options.client ?? (await createSdkClient(options));
  const session = createSession({ client });
  const surface = { session, stdin, stdout, stderr, signal };
  try {
    return await (canUseScreen(options) ? runScreen(surface) : runLineMode(surface));
  } finally {
    await session.close();
  }
}

async function createSdkClient(options: RunInteractiveOptions): Promise<InteractiveClient> {
  const { NANDAClient } = await import('@nanda/sdk');
  const { baseURL, accessToken, fetch } = options;
  // The screen is the app's: what the client would report there is in its errors as well.
  return createInteractiveClient(new NANDAClient({ baseURL, accessToken, fetch, logLevel: 'off' }));
}

function canUseScreen({ line, isInteractive, stdin, stdout }: RunInteractiveOptions): boolean {
  if (line === true) return false;
  if (isInteractive !== undefined) return isInteractive;
  return stdin.isTTY === true && stdout.isTTY === true && process.env['TERM'] !== 'dumb';
}
