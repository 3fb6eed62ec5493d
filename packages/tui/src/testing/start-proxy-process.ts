import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Options of {@link startProxyProcess}; the rest as `createProxy` has them. */
export interface ProxyProcessOptions {
  /** Default: a free one. */
  port?: number | undefined;
  /** Default: a new one. */
  token?: string | undefined;
  dataDir?: string | undefined;
  serversFile?: string | undefined;
  /** Milliseconds. */
  healthInterval?: number | undefined;
}

/** A proxy in a process of its own, which can be killed. */
export interface ProxyProcess extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
  /** Ends it as a crash does, and waits for that. */
  kill(): Promise<void>;
  /** Stops it where it is, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

const program = `
import { createProxy } from '@nanda/proxy';
const { port, ...options } = JSON.parse(process.argv[1]);
const proxy = createProxy(options);
const { url } = await proxy.listen({ port });
console.log(url);
`;

/** Starts a proxy, and waits until it listens. */
export async function startProxyProcess({
  port = 0,
  token = crypto.randomUUID(),
  ...options
}: ProxyProcessOptions = {}): Promise<ProxyProcess> {
  const wishes = JSON.stringify({ ...options, port, token });
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, wishes], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  for await (const url of createInterface(child.stdout)) {
    return {
      url,
      token,
      kill,
      signal: (signal) => void child.kill(signal),
      [Symbol.asyncDispose]: kill,
    };
  }
  throw new Error('The proxy ended before it listened.');
}
