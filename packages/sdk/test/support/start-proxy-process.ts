import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ProxyOptions } from '@nanda/proxy';

const program = fileURLToPath(new URL('serve-proxy.mjs', import.meta.url));

/** A proxy in a process of its own. */
export interface ProxyProcess extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** As `kill -9` does. */
  kill(): Promise<void>;
  /** Closes it; the process ends by itself. */
  close(): Promise<void>;
}

/** Starts a {@link ProxyProcess}. */
export async function startProxyProcess(
  options: Pick<ProxyOptions, 'dataDir' | 'serversFile'> & { readonly port: number },
): Promise<ProxyProcess> {
  const child = fork(program, [JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  const exited = once(child, 'exit');
  const [{ url, port }] = (await once(child, 'message')) as [{ url: string; port: number }];
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url,
    port,
    kill,
    close: async () => {
      child.send('close');
      await exited;
    },
    [Symbol.asyncDispose]: kill,
  };
}
