import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { capSockets, type CapSocketsOptions } from './cap-sockets.js';
import { declineUpgrade } from './decline-upgrade.js';
import { dropStalledReader } from './drop-stalled-reader.js';
import { isWebSocketUpgrade } from './is-web-socket-upgrade.js';
import { listenOnSocket } from './listen-on-socket.js';
import { portLimits, type PortLimits } from './port-limits.js';
import type { ListenAddress } from './proxy-options.js';
import { refuseSocket } from './refuse-socket.js';
import { createId } from './core/create-id.js';
import { NandaError } from './core/nanda-error.js';
import { renderError } from './surfaces/http/render-error.js';

/** A port of an address, or the path of a Unix socket. */
export type ListenPlace =
  | { readonly port: number; readonly host: string }
  | { readonly socket: string };

export interface OpenPortOptions {
  readonly place: ListenPlace;
  /** Answers a request by itself where it can; says whether it does. Never throws. */
  readonly answerDirectly: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Answers a request; never rejects. */
  readonly answer: (request: Request, remoteAddress: string | undefined) => Promise<Response>;
  /** Takes over the socket of a request for a WebSocket, and lets go of it before the port can close; never throws. */
  readonly upgrade: (request: IncomingMessage, raw: RawSocket) => void;
  /** How many sockets one address may have. @default as many as there are */
  readonly sockets?: CapSocketsOptions | undefined;
  /** @default as `portLimits` says */
  readonly limits?: Partial<PortLimits> | undefined;
}

/** A socket that is no longer HTTP's, and what had come over it by then. */
export interface RawSocket {
  readonly socket: Socket;
  readonly head: Buffer;
}

export interface OpenPort {
  readonly address: ListenAddress;
  /** Accepts nothing more; answers under way have the grace (milliseconds) to get out. */
  close(options: { readonly grace: number }): Promise<void>;
}

/** Milliseconds between two looks for sockets that have become idle while the port closes. */
const idleSweep = 50;

/**
 * Opens a port over Node's own server.
 *
 * @throws Error of the system (`EADDRINUSE`, `EACCES`, …) with a message that says what to do.
 */
export async function openPort(options: OpenPortOptions): Promise<OpenPort> {
  const limits: PortLimits = { ...portLimits, ...options.limits };
  const listener = getRequestListener(
    (request, { incoming }) => {
      const { socket } = incoming as { socket: { remoteAddress?: string | undefined } };
      return options.answer(request, socket.remoteAddress);
    },
    { overrideGlobalObjects: false, errorHandler: invalidRequest },
  );
  const server = createServer(
    {
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      connectionsCheckingInterval: limits.checkingInterval,
      keepAliveTimeout: limits.keepAliveTimeout,
      // Whatever the flags of the process say.
      maxHeaderSize: limits.maxHeaderSize,
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
    (request, response) => {
      if (hasTooManyFields(request, limits))
        return refuseSocket(request.socket, { error: tooManyFields });
      dropStalledReader(response, { timeout: limits.stallTimeout });
      if (!options.answerDirectly(request, response)) void listener(request, response);
    },
  );
  server.maxConnections = limits.maxSockets;
  // Fields above such a number are left out silently: one of them may say where the request comes from.
  server.maxHeadersCount = 0;
  if (options.sockets !== undefined) capSockets(server, options.sockets);
  server.on('upgrade', (request, socket, head) => {
    if (hasTooManyFields(request, limits)) refuseSocket(socket, { error: tooManyFields });
    // A server of HTTP over TCP gives nothing else.
    else if (isWebSocketUpgrade(request))
      options.upgrade(request, { socket: socket as Socket, head });
    else declineUpgrade(server, { request, socket, head });
  });
  server.on('clientError', (error, socket) =>
    refuseSocket(socket, { error: error as NodeJS.ErrnoException }),
  );
  const address = await listen(server, options.place);
  return { address, close: ({ grace }) => closeServer(server, { grace }) };
}

async function listen(server: Server, place: ListenPlace): Promise<ListenAddress> {
  if ('socket' in place) {
    const { socket } = place;
    await listenOnSocket(server, { path: socket });
    return { url: `unix:${socket}`, host: 'localhost', port: 0, socket };
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, place)));
    server.listen(place.port, place.host, resolve);
  });
  const { port, address, family } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${host}:${port}`, host: address, port };
}

function closeServer(server: Server, { grace }: { readonly grace: number }): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace);
    // A socket whose answer has just got out waits for a next request that nobody would answer.
    const sweep = setInterval(() => server.closeIdleConnections(), idleSweep);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}

const tooManyFields = { code: 'TOO_MANY_FIELDS' };

function hasTooManyFields(
  { rawHeaders }: IncomingMessage,
  { maxFields }: Pick<PortLimits, 'maxFields'>,
): boolean {
  return rawHeaders.length > 2 * maxFields;
}

/** What node-server could make no request of: a host or path that is none. */
function invalidRequest(): Response {
  return renderError(new NandaError('VALIDATION_ERROR', 'This is no valid HTTP request.'), {
    path: '/',
    requestId: createId('req'),
  });
}

function explain(
  error: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): Error {
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
