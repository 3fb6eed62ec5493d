import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A proxy that costs nothing, in a process of its own. */
export interface Stub extends AsyncDisposable {
  readonly url: string;
  readonly connectionId: string;
}

export async function startStub(): Promise<Stub> {
  const child = fork(new URL('stub-program.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ port, connection }] = (await once(child, 'message')) as [
    { port: number; connection: { id: string } },
  ];
  return {
    url: `http://127.0.0.1:${port}`,
    connectionId: connection.id,
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
