import { canUseScreen } from './abilities/can-use-screen.js';
import type { InteractiveClient } from './client/interactive-client.js';
import type { OpenProxy } from './client/open-proxy.js';
import type { ProofWallet } from './client/proof-wallet.js';
import { runOnScreen } from './frame/run-on-screen.js';
import type { AddServer } from './session/add-server.js';
import type { ThemeName } from './theme/theme-name.js';

/** Options of {@link runInteractive}. */
export interface RunInteractiveOptions {
  /**
   * Finds the proxy, or starts one; asked again when it is lost. Default: the one at `baseURL`. Not used with `client`.
   */
  openProxy?: OpenProxy | undefined;
  /** Where the proxy is. Default: the SDK's. Not used with `client` or `openProxy`. */
  baseURL?: string | undefined;
  /** Token for the proxy. Not used with `client` or `openProxy`. */
  accessToken?: string | undefined;
  /** Answers the requests, for an embedded proxy. Default `globalThis.fetch`. Not used with `client` or `openProxy`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** What the app talks to, instead of a `NANDAClient` of its own. */
  client?: InteractiveClient | undefined;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream & { isTTY?: boolean };
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
  /** Default: that of the process. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** True: line mode even on a terminal. Default false. */
  line?: boolean | undefined;
  /** A file of lines that are carried out in line mode, until the first one that fails; `-` is standard input. */
  script?: string | undefined;
  /** Whether a script goes on after a line that failed. Default false. */
  keepGoing?: boolean | undefined;
  /** For somebody who listens: line mode, with progress in sentences. Default: what the environment says. */
  screenReader?: boolean | undefined;
  /** How the full screen looks. Default `auto`: by the background of the terminal. */
  theme?: ThemeName | undefined;
  /**
   * Whether the full screen takes the mouse: click and wheel. Default false: selecting text works as everywhere, and the
   * wheel gives arrow keys.
   */
  mouse?: boolean | undefined;
  /** Where the lines that were typed are kept for the next time. Default: nowhere. */
  stateDirectory?: string | undefined;
  /** Opens a page that a service asks for, after the user has seen its address. Default: it is only said. */
  openPage?: ((url: string) => Promise<void>) | undefined;
  /**
   * Makes an address or a program that was typed behind `connect` one of the user's own servers. Default: an address is
   * listed with the proxy, as `services.register` of the SDK does, and no program is started.
   */
  addServer?: AddServer | undefined;
  /**
   * Who signs for the calls of services that are protected with EVMAuth; the user is asked before the first proof for a
   * contract. Default: nobody, and what such a service answers is the result. Not used with `client`.
   */
  wallet?: ProofWallet | undefined;
  /**
   * Tells of every Ctrl-C that comes as a signal until the function that it gives is called. In line mode the first one
   * cancels what runs, the second one ends the app; on the full screen it ends the app, but not while an editor or a pager
   * has the terminal. Default: none comes.
   */
  onInterrupt?: ((listener: () => void) => () => void) | undefined;
  /** Aborting it cancels the running command and ends the app, for the owner of the process's signals. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs the terminal app until the user quits or the input ends.
 *
 * In line mode the connections that were opened in it are closed at its end; the full screen leaves them open, as
 * `nanda connect` does.
 *
 * Gives the exit code: in line mode that of the first line that failed, 130 where a script or a pipe was interrupted, else 0.
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
  const surface = { ...options, env: options.env ?? process.env };
  if (canUseScreen(surface)) return runOnScreen(surface);
  const { runOnLines } = await import('./line/run-on-lines.js');
  return runOnLines(surface);
}
