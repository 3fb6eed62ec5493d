import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

/**
 * Does what comes before a tool is called, which may take as long as starting a proxy or opening a connection. What is under
 * way when the user stops it is left to itself.
 *
 * @throws CliError `CANCELLED` at once when the user stops it
 */
export async function stopOnInterrupt<Value>(
  io: Pick<CommandLineIo, 'onStopRequest'>,
  work: () => Promise<Value>,
): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const release = io.onStopRequest(() =>
    reject(new CliError('CANCELLED', 'Cancelled before the tool was called.')),
  );
  try {
    return await Promise.race([work(), promise]);
  } finally {
    release();
  }
}
