import type { CommandLineIo } from '../io/command-line-io.js';

/** Resolves with the first Ctrl-C. The next one is nobody's, and ends the process. */
export async function waitForStop(io: Pick<CommandLineIo, 'onStopRequest'>): Promise<void> {
  let release = (): void => undefined;
  await new Promise<void>((resolve) => {
    release = io.onStopRequest(() => resolve());
  });
  release();
}
