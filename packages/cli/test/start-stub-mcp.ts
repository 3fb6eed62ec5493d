import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface StubMcpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** As it came. */
  readonly text: string;
  readonly body: {
    readonly id?: unknown;
    readonly method?: string;
    readonly params?: Readonly<Record<string, unknown>>;
  };
}

/** Something that speaks HTTP where a proxy has its MCP server, and says what a test wants it to. */
export interface StubMcp extends AsyncDisposable {
  readonly url: string;
  readonly requests: StubMcpRequest[];
}

/**
 * Gives what is answered: a document, or a text as it is; `undefined` for the usual answer, 202 and to GET 405; `held`
 * where the answer comes later, or never.
 */
export type StubMcpHandler = (
  request: StubMcpRequest,
  response: ServerResponse,
) => object | string | undefined;

export const held = 'held';

export async function startStubMcp(handle: StubMcpHandler): Promise<StubMcp> {
  const requests: StubMcpRequest[] = [];
  const server = createServer((incoming, response) => {
    void text(incoming).then((content) => {
      const request: StubMcpRequest = {
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        headers: incoming.headers,
        text: content,
        body: content === '' ? {} : (JSON.parse(content) as StubMcpRequest['body']),
      };
      requests.push(request);
      const answer = handle(request, response);
      if (answer === held || response.headersSent) return;
      if (answer === undefined) {
        response.writeHead(request.method === 'GET' ? 405 : 202).end();
        return;
      }
      response.setHeader('content-type', 'application/json');
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
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
