import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What is answered to a path without its query: the envelope's content, in turn; the last one again and again. One
 * with `events` is a stream of them, which stays open where it says `isOpen`; one with an `error` is a failure.
 */
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
    if (answer !== undefined && 'events' in answer) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const event of answer.events as object[]) {
        response.write(`data: ${JSON.stringify(event)}\n\n`);
      }
      if (!('isOpen' in answer)) response.end();
      return;
    }
    response.statusCode = answer === undefined || 'error' in answer ? 404 : 200;
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
