import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';

import type { JSONRPCMessage, McpServerFactory } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { WebSocketServer, type WebSocket } from 'ws';

import { answerWithRpcError } from './answer-with-rpc-error.js';
import { createSocketTransport } from './create-socket-transport.js';
import { listMissingHeaders } from './list-missing-headers.js';
import { listenAt } from './listen-at.js';
import type { ProtocolEraName } from './protocol-era-name.js';

/** Options of {@link startWebSocketService}. */
export type WebSocketServiceOptions = {
  /** Makes a fresh server: once per socket, and once more for a probe of the newer era. */
  createServer: McpServerFactory;
  /** Default 0: a free one. */
  port?: number;
  /** Default `/mcp`. */
  path?: string;
  /** The eras that are served. Default both. */
  eras?: readonly ProtocolEraName[];
  /** Header fields that the opening request must carry with exactly these values; else it gets 401. */
  requireHeaders?: Readonly<Record<string, string>>;
  /** The subprotocol that is agreed to, where the client offers it. Default `mcp`; null: none is. */
  subprotocol?: string | null;
  /** Called with each message before the MCP server; returns true where it has taken it into its own hands. */
  intercept?: (message: JSONRPCMessage, socket: WebSocket) => boolean;
};

/** An MCP service that listens for WebSockets. */
export type WebSocketService = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
  /** The open ones, oldest first. A test may ping, close, break off or write to them. */
  readonly sockets: ReadonlySet<WebSocket>;
  /** Header fields of the latest 1000 opening requests, oldest first. */
  readonly openings: readonly IncomingHttpHeaders[];
  /** Ends every socket at once, without a goodbye, and listens no more. */
  crash(): Promise<void>;
  /** Listens again, on the same port, and remembers nothing. */
  restart(): Promise<void>;
  /** Ends sockets and servers. Further calls do nothing more. */
  close(): Promise<void>;
};

const keptOpenings = 1000;

/**
 * Serves an MCP server definition over WebSocket, on 127.0.0.1.
 *
 * @example
 * await using service = await startWebSocketService({ createServer: createWeatherServer });
 */
export async function startWebSocketService({
  createServer,
  port = 0,
  path = '/mcp',
  eras = ['legacy', 'modern'],
  requireHeaders = {},
  subprotocol = 'mcp',
  intercept = () => false,
}: WebSocketServiceOptions): Promise<WebSocketService> {
  const openings: IncomingHttpHeaders[] = [];
  const http = createHttpServer((_request, response) =>
    answerWithRpcError(response, { status: 426, message: 'Open a WebSocket here.' }),
  );
  const acceptor = new WebSocketServer({
    noServer: true,
    path,
    maxPayload: 64 * 1024 * 1024,
    handleProtocols: (offered) =>
      subprotocol !== null && offered.has(subprotocol) ? subprotocol : false,
  });

  http.on('upgrade', (request, stream, head) => {
    openings.push({ ...request.headers });
    if (openings.length > keptOpenings) openings.shift();
    if (listMissingHeaders(request.headers, requireHeaders).length > 0) {
      stream.once('finish', () => stream.destroy());
      stream.end(
        'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer realm="nanda-testing"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      );
      return;
    }
    acceptor.handleUpgrade(request, stream, head, (socket) => {
      const transport = createSocketTransport(socket, {
        intercept: (message) => intercept(message, socket),
      });
      void serve(transport);
    });
  });

  const serve = async (transport: ReturnType<typeof createSocketTransport>): Promise<void> => {
    if (eras.includes('modern')) {
      serveStdio(createServer, {
        transport,
        legacy: eras.includes('legacy') ? 'serve' : 'reject',
      });
      return;
    }
    const server = await createServer({ era: 'legacy' });
    await server.connect(transport);
  };

  const stop = async (): Promise<void> => {
    const ends = Array.from(acceptor.clients, (socket) => once(socket, 'close'));
    for (const socket of acceptor.clients) socket.terminate();
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    http.closeAllConnections();
    await Promise.all([closed, ...ends]);
  };
  const boundPort = await listenAt(http, { host: '127.0.0.1', port });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= stop();
    return closing;
  };

  return {
    url: `ws://127.0.0.1:${boundPort}${path}`,
    port: boundPort,
    sockets: acceptor.clients,
    openings,
    crash: stop,
    restart: async () => void (await listenAt(http, { host: '127.0.0.1', port: boundPort })),
    close,
    [Symbol.asyncDispose]: close,
  };
}
