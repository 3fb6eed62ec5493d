import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { ListenAddress, ListenOptions } from './proxy-options.js';

export interface OpenPortOptions extends Required<ListenOptions> {
  /** Answers a request; never rejects. */
  readonly answer: (request: Request, remoteAddress: string | undefined) => Promise<Response>;
  /** Answers what is no HTTP request at all, or one that names no host. */
  readonly refuse: () => Response;
}

export interface OpenPort {
  readonly address: ListenAddress;
  /** Ends every socket; nothing is accepted any more. */
  close(): Promise<void>;
}

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
    { overrideGlobalObjects: false, errorHandler: () => options.refuse() },
  );
  const server = createServer(
    // A slow sender is cut off; answers take as long as they take.
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 15_000 },
    (request, response) => void listener(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  const { port, address, family } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return {
    address: { url: `http://${host}:${port}`, host: address, port },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
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
