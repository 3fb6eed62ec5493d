import { drainLimit } from './drain-limit.js';
import { isAlive } from './is-alive.js';
import { poll } from './poll.js';
import { removeRuntime } from './remove-runtime.js';
import type { Runtime } from './runtime.js';

export interface StopProxyOptions {
  /** Of the runtime file. */
  readonly directory: string;
  /** Ends running calls at once; they have half a minute else. @default false */
  readonly force?: boolean | undefined;
  /** Makes it go on as with `force`. */
  readonly hurry?: AbortSignal;
  /** Kills it without a word: for one that does not answer. @default false */
  readonly kill?: boolean;
}

/** Milliseconds that a proxy has to close its connections in. */
const patience = 6000;

/**
 * Ends a background proxy. Only for one that has just answered to its own token: an id in a file
 * may long have become that of another program.
 *
 * @returns whether it had to be killed: then its services may still run
 */
export async function stopProxy(
  runtime: Pick<Runtime, 'pid'>,
  { directory, force = false, hurry, kill = false }: StopProxyOptions,
): Promise<boolean> {
  const { pid } = runtime;
  const send = (signal: NodeJS.Signals) => {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  const isGone = () => (isAlive(pid) ? undefined : true);
  if (!kill) send(force ? 'SIGINT' : 'SIGTERM');
  if (!kill && !force) {
    const end = await poll(() => isGone() ?? (hurry?.aborted ? 'hurry' : undefined), {
      timeout: drainLimit,
    });
    if (end === 'hurry') send('SIGINT');
  }
  const isEnded = !kill && (await poll(isGone, { timeout: patience })) !== undefined;
  if (!isEnded) {
    send('SIGKILL');
    await poll(isGone, { timeout: 1000 });
  }
  await removeRuntime(directory, runtime);
  return !isEnded;
}
