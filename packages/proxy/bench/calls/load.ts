import { Agent, request as send } from 'node:http';

/** What every client sends, again and again, over a socket of its own. */
export interface LoadTarget {
  readonly port: number;
  readonly path: string;
  readonly body: string;
  /** Beside those of every JSON request, by client: the first one has those of the first place. @default none */
  readonly headers?: readonly Readonly<Record<string, string>>[];
}

export interface LoadResult {
  readonly calls: number;
  readonly failures: number;
  /** Milliseconds of each call. */
  readonly times: readonly number[];
}

/** Calls as fast as it can for so long, with so many clients that each wait for their answer. */
export async function load(
  target: LoadTarget,
  { clients, duration }: { readonly clients: number; readonly duration: number },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const until = performance.now() + duration;
  const times: number[] = [];
  let failures = 0;

  async function client(_: unknown, index: number): Promise<void> {
    while (performance.now() < until) {
      const before = performance.now();
      const isOk = await call(target, { agent, client: index });
      times.push(performance.now() - before);
      if (!isOk) failures += 1;
    }
  }

  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { calls: times.length, failures, times };
}

function call(
  { port, path, body, headers }: LoadTarget,
  { agent, client }: { readonly agent: Agent; readonly client: number },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = send(
      {
        agent,
        port,
        path,
        host: '127.0.0.1',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          'content-length': Buffer.byteLength(body),
          ...headers?.[client],
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(response.statusCode === 200 && text.includes('hello')));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
