import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A program of a bench in a process of its own, that has said its port. */
export interface RunningProgram extends AsyncDisposable {
  readonly port: number;
  readonly child: ChildProcess;
  /** Milliseconds of processor time so far. */
  cpu(): number;
  /** Bytes of memory that it holds now. */
  memory(): number;
  /** The same, and what of it is in use, once the rest has been let go of; of programs that answer `collect`. */
  collect(): Promise<{ readonly rss: number; readonly used: number }>;
}

/** Clock ticks of `/proc` are 10 ms on every Linux that Node runs on. */
const tick = 10;

/** Starts a program and waits until it has sent `{port}`. */
export async function startProgram(
  script: URL,
  { args = [] }: { readonly args?: readonly string[] } = {},
): Promise<RunningProgram> {
  const child = fork(script, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [message] = (await once(child, 'message')) as [{ port: number }];
  const readProc = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  const memory = (): number => Number(/VmRSS:\s+(\d+) kB/.exec(readProc('status'))?.[1]) * 1024;
  return {
    port: message.port,
    child,
    cpu() {
      // After the name in brackets, which may hold anything: user and system time are the 12th and 13th.
      const fields = readProc('stat')
        .replace(/^.*\) /s, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) * tick;
    },
    memory,
    async collect() {
      const collected = once(child, 'message');
      child.send('collect');
      const [{ used }] = (await collected) as [{ used: number }];
      return { rss: memory(), used };
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
