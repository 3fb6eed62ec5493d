import { isAlive } from './is-alive.js';
import { poll } from './poll.js';
import { removeRuntime } from './remove-runtime.js';
import type { Runtime } from './runtime.js';

/** Milliseconds that a proxy has to close its connections in. */
const patience = 6000;

/**
 * Ends a background proxy. Only for one that has just answered to its own token: an id in a file
 * may long have become that of another program.
 */
export async function stopProxy(directory: string, runtime: Runtime): Promise<void> {
  const send = (signal: 'SIGTERM' | 'SIGKILL') => {
    try {
      process.kill(runtime.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  send('SIGTERM');
  const isGone = await poll(() => (isAlive(runtime.pid) ? undefined : true), { timeout: patience });
  if (isGone === undefined) {
    send('SIGKILL');
    await poll(() => (isAlive(runtime.pid) ? undefined : true), { timeout: 1000 });
  }
  await removeRuntime(directory, runtime);
}
