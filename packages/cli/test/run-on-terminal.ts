import { PassThrough } from 'node:stream';
import type { ProgramName } from '../src/commands/program-name.js';
import type { CommandLineIo, TextSink } from '../src/io/command-line-io.js';
import { run } from '../src/main.js';

export interface TerminalOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Columns of both streams. @default 80 */
  readonly columns?: number;
  /** Whether standard output is a terminal too. @default true */
  readonly isOutput?: boolean;
  /** Whether standard error is one. @default true */
  readonly isWatched?: boolean;
  /** @default 'nanda' */
  readonly program?: ProgramName;
  /** What is typed; standard input is then a terminal too. */
  readonly typed?: string;
}

/** A command that runs on a terminal. */
export interface TerminalRun {
  readonly written: { stdout: string; stderr: string };
  /** Ctrl-C. */
  interrupt(): void;
  readonly end: Promise<number>;
}

/** Runs a command in this process, with terminals of a known width that keep what is written to them. */
export function runOnTerminal(
  words: readonly string[],
  { env, columns = 80, isOutput = true, isWatched = true, program, typed }: TerminalOptions,
): TerminalRun {
  const written = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  const sink = (name: keyof typeof written, isTTY: boolean): TextSink => {
    const stream = new PassThrough();
    stream.on('data', (data: Buffer) => (written[name] += data.toString()));
    return Object.assign(stream, { isTTY, columns });
  };
  const stdin = Object.assign(new PassThrough(), { isTTY: typed !== undefined });
  if (typed !== undefined) stdin.write(typed);
  const io: CommandLineIo = {
    stdin,
    stdout: sink('stdout', isOutput),
    stderr: sink('stderr', isWatched),
    env: { NO_COLOR: '1', NANDA_REGISTRIES: 'none', ...env },
    cwd: '/',
    readStdin: () => Promise.resolve(''),
    onStopRequest(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    exit: () => undefined,
  };
  return {
    written,
    interrupt() {
      for (const listener of listeners) listener();
    },
    end: run(words, { io, ...(program && { program }) }),
  };
}
