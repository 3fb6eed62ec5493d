import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that counts who comes: nobody should. */
export interface Trap extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** What was asked, method and path. */
  readonly visits: readonly string[];
}

/** @param answer @default an empty JSON object */
export async function startTrap(
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
    void response.setHeader('content-type', 'application/json').end('{}'),
): Promise<Trap> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    visits,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
