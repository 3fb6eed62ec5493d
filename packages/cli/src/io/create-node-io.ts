import type { CommandLineIo } from './command-line-io.js';

/** The io of this very process. A reader of ours that goes away (`| head -1`) ends it with success. */
export function createNodeIo(): CommandLineIo {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });

  return {
    stdout: process.stdout,
    // These only only when somebody asks: opening a standard stream costs a millisecond.
    get stdin() {
      return process.stdin;
    },
    get stderr() {
      return process.stderr;
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
    exit: (code) => process.exit(code),
  };
}
