import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { ListenAddress, ListenOptions } from './proxy-options.js';
import { refuseSocket } from './refuse-socket.js';
import { createId } from './core/create-id.js';
import { NandaError } from './core/nanda-error.js';
import { renderError } from './surfaces/http/render-error.js';

export interface OpenPortOptions extends Required<ListenOptions> {
  /** Answers a request; never rejects. */
  readonly answer: (request: Request, remoteAddress: string | undefined) => Promise<Response>;
}

export interface OpenPort {
  readonly address: ListenAddress;
  /** Accepts nothing more; answers under way have the grace (milliseconds) to get out. */
  close(options: { readonly grace: number }): Promise<void>;
}

/** Sockets at the same time; each open event stream is one. */
const maxSockets = 2048;

/**
 * Opens a port over Node's own server.
 *
 * @throws Error of the system (`EADDRINUSE`, `EACCES`, …) with a message that says what to do.
 */
export async function openPort(options: OpenPortOptions): Promise<OpenPort> {
  const listener = getRequestListener(
    (request, { incoming }) => {
      const { socket } = incoming as { socket: { remoteAddress?: string | undefined } };
      return options.answer(request, socket.remoteAddress);
    },
    { overrideGlobalObjects: false, errorHandler: invalidRequest },
  );
  const server = createServer(
    {
      // A slow sender is cut off; answers take as long as they take.
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 2000,
      keepAliveTimeout: 15_000,
    },
    (request, response) => void listener(request, response),
  );
  server.maxConnections = maxSockets;
  server.on('clientError', (error, socket) => refuseSocket(socket, { error }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  const { port, address, family } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return {
    address: { url: `http://${host}:${port}`, host: address, port },
    close: ({ grace }) => closeServer(server, { grace }),
  };
}

function closeServer(server: Server, { grace }: { readonly grace: number }): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** What node-server could make no request of: a host or path that is none. */
function invalidRequest(): Response {
  return renderError(new NandaError('VALIDATION_ERROR', 'This is no valid HTTP request.'), {
    path: '/',
    requestId: createId('req'),
  });
}

function explain(error: NodeJS.ErrnoException, { host, port }: Required<ListenOptions>): Error {
  const what =
    {
      EADDRINUSE: 'is taken by another program. Choose another port, or 0 for a free one.',
      EACCES: 'needs rights that this user does not have. Choose a port above 1023.',
      EADDRNOTAVAIL: 'is no address of this machine. Choose 127.0.0.1, or one that it has.',
    }[error.code ?? ''] ?? `cannot be listened on: ${error.message}`;
  return Object.assign(new Error(`${host}:${port} ${what}`, { cause: error }), {
    code: error.code,
  });
}
