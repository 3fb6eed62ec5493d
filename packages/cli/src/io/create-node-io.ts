import type { CommandLineIo } from './command-line-io.js';

/**
 * The io of this very process. A reader of standard output that goes away (`| head -1`) ends it with success; one of
 * standard error is not missed.
 */
export function createNodeIo(): CommandLineIo {
  const readerWatchers = new Set<() => void>();
  let isReaderGone = false;
  let isStderrOpen = false;
  const openStderr = () => {
    if (!isStderrOpen) process.stderr.on('error', () => undefined);
    isStderrOpen = true;
    return process.stderr;
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      // No stack: a full disk is not a mistake in the program.
      openStderr().write(`error: Standard output cannot be written (${error.code}).\n`);
      process.exit(1);
    }
    if (readerWatchers.size === 0) process.exit(0);
    if (isReaderGone) return;
    isReaderGone = true;
    for (const watcher of readerWatchers) watcher();
  });

  return {
    stdout: process.stdout,
    // These only when somebody asks: opening a standard stream costs a millisecond.
    get stdin() {
      return process.stdin;
    },
    get stderr() {
      return openStderr();
    },
    env: process.env,
    cwd: process.cwd(),
    async readStdin() {
      let text = '';
      for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
      return text;
    },
    onStopRequest(listener) {
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
    },
    onReaderGone(listener) {
      readerWatchers.add(listener);
      return () => void readerWatchers.delete(listener);
    },
    exit: (code) => process.exit(code),
  };
}
