import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface StartedProgram {
  /** The first line that matched. */
  readonly match: RegExpExecArray;
  /** Asks it to end, and makes it when it does not. */
  stop(): Promise<void>;
}

/**
 * Starts a program that goes on running and waits until it has said that it is ready.
 *
 * @throws Error with what it printed, when it ends before or is not ready within 30 s.
 */
export async function startProgram(
  program: readonly [string, ...string[]],
  options: { readonly ready: RegExp; readonly environment?: Readonly<Record<string, string>> },
): Promise<StartedProgram> {
  const [command, ...programArguments] = program;
  // Its standard input stays open: a program that was left alone ends with it.
  const child = spawn(command, programArguments, {
    env: { ...process.env, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const match = await new Promise<RegExpExecArray>((resolve, reject) => {
    const fail = (why: string): void =>
      reject(new Error(`${command} ${why}\n${printed.join('\n')}`));
    const timer = setTimeout(() => fail('was not ready within 30 s.'), 30_000);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line);
        const found = options.ready.exec(line);
        if (found === null) return;
        clearTimeout(timer);
        resolve(found);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => fail(`ended with ${code}.`));
  });
  return { match, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}
