import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is answered to a path without its query: the envelope's content, in turn; the last one again and again. */
export type StubAnswers = Readonly<Record<string, readonly object[]>>;

export interface StubProxy extends AsyncDisposable {
  readonly url: string;
  /** Method, path and query of every request. */
  readonly requests: string[];
}

/** Something that answers like a proxy what a test wants it to. */
export async function startStubProxy(answers: StubAnswers): Promise<StubProxy> {
  const requests: string[] = [];
  const counts = new Map<string, number>();
  const server = createServer((request: IncomingMessage, response) => {
    requests.push(`${request.method} ${request.url}`);
    const [path = ''] = (request.url ?? '').split('?');
    const list = answers[path] ?? [];
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    const answer = list[Math.min(count, list.length - 1)];
    response.statusCode = answer === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        answer === undefined
          ? { success: false, error: { code: 'NOT_FOUND', message: 'nothing here' } }
          : { success: true, ...answer },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
