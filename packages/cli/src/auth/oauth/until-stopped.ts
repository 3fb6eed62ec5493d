import { CliError } from '../../errors/cli-error.js';
import type { CommandLineIo } from '../../io/command-line-io.js';

/**
 * Does something that waits for a person, until that one stops it or the time is up.
 *
 * @param options `limit`: milliseconds.
 * @throws CliError `CANCELLED` for Ctrl-C, `UNAUTHENTICATED` when the time is up
 */
export async function untilStopped<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  { io, limit }: { readonly io: Pick<CommandLineIo, 'onStopRequest'>; readonly limit: number },
): Promise<Value> {
  const stopping = new AbortController();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = (error: CliError): void => {
    reject(error);
    stopping.abort(error);
  };
  const release = io.onStopRequest(() => stop(new CliError('CANCELLED', 'Nobody was signed in.')));
  const timer = setTimeout(() => {
    stop(new CliError('UNAUTHENTICATED', 'Nobody has signed in in time.'));
  }, limit);
  try {
    return await Promise.race([work(stopping.signal), stopped]);
  } finally {
    clearTimeout(timer);
    release();
    // Ends what still goes on where the work has failed.
    stopping.abort();
  }
}
