import { PassThrough } from 'node:stream';
import type { CommandLineIo } from '../src/io/command-line-io.js';
import { run } from '../src/main.js';

export interface RunWithAnswersOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** What is typed, and after which text on standard error it is. */
  readonly answers?: readonly (readonly [after: string, typed: Typed])[];
}

/** What somebody types, who may have to read first what is shown. */
type Typed = string | ((shown: string) => Promise<string>);

export interface AnsweredRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process on a terminal of 80 columns where somebody sits and answers. */
export async function runWithAnswers(
  words: readonly string[],
  { env, cwd, answers = [] }: RunWithAnswersOptions,
): Promise<AnsweredRun> {
  const written = { stdout: '', stderr: '' };
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const left = [...answers];
  let seen = 0;
  const sink = (name: keyof typeof written) => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    stream.on('data', (data: Buffer) => {
      written[name] += data.toString();
      const [next] = left;
      if (next === undefined || name === 'stdout') return;
      const found = written.stderr.indexOf(next[0], seen);
      if (found === -1) return;
      seen = found + next[0].length;
      left.shift();
      // Whoever asks listens only after it has asked.
      const [, typed] = next;
      if (typeof typed === 'string') setImmediate(() => stdin.write(typed));
      else void typed(written.stderr).then((text) => stdin.write(text));
    });
    return stream;
  };
  const io: CommandLineIo = {
    stdin,
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    env: { NO_COLOR: '1', ...env },
    cwd,
    readStdin: () => Promise.resolve(''),
    onStopRequest: () => () => undefined,
    exit: () => undefined,
  };
  const code = await run(words, { io });
  // What is still in the streams.
  await new Promise((resolve) => setImmediate(resolve));
  return { code, ...written };
}
