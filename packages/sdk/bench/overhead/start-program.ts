import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A program of a bench in a process of its own, that has said its port. */
export interface RunningProgram extends AsyncDisposable {
  readonly url: string;
}

/** Starts a program and waits until it has sent `{port}`. */
export async function startProgram(
  script: URL,
  { args = [] }: { readonly args?: readonly string[] } = {},
): Promise<RunningProgram> {
  const child = fork(script, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
