import type { CommandLineIo } from '../io/command-line-io.js';

/** How often a person, or the system, has asked the process to end. */
export interface StopRequests {
  /** Resolves with the first one. */
  readonly first: Promise<void>;
  /** Is aborted by the second one; the third one ends the process. */
  readonly hurried: AbortSignal;
  release(): void;
}

/**
 * Watches for Ctrl-C, SIGTERM, and the end of the terminal where the process belongs to one. Without a terminal SIGHUP
 * means nothing: that is what `nohup` is for, whose wish Node forgets.
 */
export function watchStopRequests(io: CommandLineIo): StopRequests {
  const hurrying = new AbortController();
  const { promise: first, resolve } = Promise.withResolvers<void>();
  let requests = 0;
  const onRequest = (): void => {
    requests += 1;
    resolve();
    if (requests === 2) hurrying.abort();
    if (requests > 2) io.exit(130);
  };
  const release = io.onStopRequest(onRequest);
  const onHangUp = io.stdin.isTTY === true ? onRequest : () => undefined;
  process.on('SIGHUP', onHangUp);
  return {
    first,
    hurried: hurrying.signal,
    release() {
      release();
      process.off('SIGHUP', onHangUp);
    },
  };
}
