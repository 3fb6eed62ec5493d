import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CliError } from '../errors/cli-error.js';
import type { BackgroundSettings } from '../settings/background-settings.js';
import { poll } from './poll.js';
import { openProxyLog } from './open-proxy-log.js';
import { proxyLogPath } from './proxy-log-path.js';
import { readProxyLogTail } from './read-proxy-log-tail.js';
import { readRuntime } from './read-runtime.js';
import type { Runtime } from './runtime.js';
import { startFailed } from './start-failed.js';

export interface SpawnProxyOptions {
  readonly settings: BackgroundSettings;
  readonly stateDirectory: string;
  readonly runtimeDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds. @default 10_000 */
  readonly timeout?: number;
  /** The program to run. @default `background-proxy.js` beside this file */
  readonly entry?: string;
}

/** Starts a proxy that outlives this process, and waits until it listens. @throws CliError `PROXY_START_FAILED` */
export async function spawnProxy({
  settings,
  stateDirectory,
  runtimeDirectory,
  env,
  timeout = 10_000,
  entry = fileURLToPath(new URL('./background-proxy.js', import.meta.url)),
}: SpawnProxyOptions): Promise<Runtime> {
  const log = await openProxyLog(stateDirectory);
  let ended: string | undefined;
  let child: ChildProcess;
  try {
    // Not imported: in the bundle that would load it at the start of every command.
    const { spawn } = process.getBuiltinModule('node:child_process');
    child = spawn(process.execPath, [entry], {
      detached: true,
      // Not the user's directory: it may be removed or unmounted meanwhile.
      cwd: stateDirectory,
      env: { ...env },
      stdio: ['pipe', log.fd, log.fd],
      windowsHide: true,
    });
  } finally {
    await log.close();
  }
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `it ended with ${signal ?? code}`));
  // Not as an argument: those everybody on this machine may read. One that has ended takes nothing.
  child.stdin
    ?.on('error', () => undefined)
    .end(JSON.stringify({ settings, runtimeDirectory, logFile: proxyLogPath(stateDirectory) }));

  const started = await poll(
    async () => {
      if (ended !== undefined) return 'ended';
      const runtime = readRuntime(runtimeDirectory);
      return runtime?.pid === child.pid ? runtime : undefined;
    },
    { timeout },
  );
  if (typeof started === 'object') {
    child.removeAllListeners();
    child.unref();
    return started;
  }
  child.kill('SIGKILL');
  const tail = await readProxyLogTail(stateDirectory, 8);
  const reason = started === 'ended' ? ended : `it did not listen within ${timeout} ms`;
  const said = started === 'ended' ? readReason(tail.at(-1)) : undefined;
  throw new CliError(
    'PROXY_START_FAILED',
    said === undefined
      ? [`The background proxy did not start: ${reason}.`, ...tail.map((line) => `  ${line}`)].join(
          '\n',
        )
      : `The background proxy did not start: ${said}`,
    {
      details: { log: proxyLogPath(stateDirectory), tail },
      hint: 'nanda proxy logs',
      retryable: true,
    },
  );
}

/** What the proxy itself has said last; undefined where it ended without a word of its own. */
function readReason(line = ''): string | undefined {
  try {
    const { message, error } = JSON.parse(line) as { message?: unknown; error?: unknown };
    return message === startFailed && typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}
