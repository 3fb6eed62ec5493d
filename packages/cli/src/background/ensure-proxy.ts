import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { readVersion } from '../read-version.js';
import type { BackgroundSettings } from '../settings/background-settings.js';
import { defaultRegistries } from '../settings/default-registries.js';
import type { Settings } from '../settings/resolve-settings.js';
import { describeFileFailure } from './describe-file-failure.js';
import { findRunning } from './find-running.js';
import { lockPath } from './lock-path.js';
import { poll } from './poll.js';
import { readRuntime } from './read-runtime.js';
import type { Runtime } from './runtime.js';
import { spawnProxy } from './spawn-proxy.js';
import { suitsSettings } from './suits-settings.js';
import { tryStartLock } from './try-start-lock.js';

/** Milliseconds that this command waits for the start that another one has begun. */
const patience = 15_000;

/**
 * The background proxy: the one that runs, or a new one. However many commands ask at once, one
 * of them starts it and the others wait. One that was started with other settings is replaced: the
 * new one takes the runtime file over, and the old one ends when its running calls have. Connections
 * come back, because they are stored.
 *
 * @throws CliError `PROXY_START_FAILED`
 */
export async function ensureProxy(
  settings: Settings,
  io: Pick<CommandLineIo, 'env' | 'stderr'>,
): Promise<Runtime> {
  const { runtime: directory, state: stateDirectory } = settings.directories;
  const wanted = { version: readVersion(), settings: settings.background };
  const lock = lockPath(directory);

  const runtime = await poll(lookOrStart, { timeout: patience, interval: 30 }).catch(
    (error: unknown) => {
      throw explain(error);
    },
  );
  if (runtime !== undefined) return runtime;
  throw new CliError(
    'PROXY_START_FAILED',
    'Another command has been starting the proxy for too long.',
    {
      details: { lock },
      hint: 'Try again; if it stays so, see: nanda doctor',
      retryable: true,
    },
  );

  async function lookOrStart(): Promise<Runtime | undefined> {
    const running = await findRunning(directory);
    if (running !== undefined && suitsSettings(running, wanted)) return running;
    const release = await tryStartLock(lock);
    return release && start(release);
  }

  async function start(release: () => Promise<void>): Promise<Runtime> {
    try {
      // Somebody may have finished between our look and the lock.
      const running = await findRunning(directory);
      if (running !== undefined && suitsSettings(running, wanted)) return running;
      // One that was killed has left its file: the wishes it was started with still stand.
      const left = readRuntime(directory);
      const started = await spawnProxy({
        settings: {
          registries: defaultRegistries,
          ...left?.settings,
          ...running?.settings,
          ...settings.background,
        },
        stateDirectory,
        runtimeDirectory: directory,
        env: io.env,
      });
      if (running !== undefined) io.stderr.write(`${explainReplacement(running, wanted)}\n`);
      return started;
    } finally {
      await release();
    }
  }
}

/** A directory that cannot be written to is nobody's mistake in the program. */
function explain(error: unknown): unknown {
  const failure = error instanceof CliError ? undefined : describeFileFailure(error);
  if (failure === undefined) return error;
  return new CliError('PROXY_START_FAILED', `The background proxy did not start: ${failure}.`, {
    hint: 'Choose another place with NANDA_STATE_DIR and NANDA_RUNTIME_DIR, or see: nanda doctor',
    cause: error,
  });
}

function explainReplacement(
  running: Runtime,
  wanted: { readonly version: string; readonly settings: BackgroundSettings },
): string {
  const { registries } = wanted.settings;
  const hasOtherRegistries =
    registries !== undefined &&
    !suitsSettings(running, { ...running, settings: { ...running.settings, registries } });
  const difference =
    running.version !== wanted.version
      ? `was of version ${running.version}`
      : hasOtherRegistries
        ? 'had other registries'
        : 'had other settings';
  return `The background proxy was replaced, because it ${difference}; its running calls go on.`;
}
