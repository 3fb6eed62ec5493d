import { createServer as createHttpServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import { localhostHostValidation, localhostOriginValidation } from '@modelcontextprotocol/node';
import type { McpServerFactory } from '@modelcontextprotocol/server';

import { answerWithRpcError } from './answer-with-rpc-error.js';
import { classifyRequest } from './classify-request.js';
import { listMissingHeaders } from './list-missing-headers.js';
import { listenAt } from './listen-at.js';
import type { ProtocolEraName } from './protocol-era-name.js';
import { readJsonBody } from './read-json-body.js';
import { serveEras, type ServeErasOptions } from './serve-eras.js';

/** One inbound HTTP request, as a test wants to look at it. */
export type RecordedRequest = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names in lower case, as Node gives them. */
  readonly headers: IncomingHttpHeaders;
  /** The JSON-RPC method, where the body is a single message that has one. */
  readonly rpcMethod: string | undefined;
};

/** An exchange as {@link HttpServiceOptions.intercept} sees it. */
export type InterceptedExchange = {
  request: IncomingMessage;
  response: ServerResponse;
  /** The parsed body; undefined where there is none. */
  body: unknown;
  rpcMethod: string | undefined;
};

/** Options of {@link startHttpService}. */
export type HttpServiceOptions = ServeErasOptions & {
  /** Makes a fresh server: once per session in the legacy era, once per request in the modern one. */
  createServer: McpServerFactory;
  /** Default 0: a free one. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** Default `/mcp`. */
  path?: string;
  /** The eras that are served. Default both, on one URL. */
  eras?: readonly ProtocolEraName[];
  /** Headers that a request must carry with exactly these values; anything else is answered 401. */
  requireHeaders?: Readonly<Record<string, string>>;
  /** The challenge of that 401. Default `Bearer realm="nanda-testing"`. */
  challenge?: string;
  /** Called before the MCP server; returns true where it has taken the exchange into its own hands. */
  intercept?: (exchange: InterceptedExchange) => boolean | Promise<boolean>;
  /** Called when the header fields are there and nothing of the body was read; true as for `intercept`. */
  interceptHead?: (exchange: Pick<InterceptedExchange, 'request' | 'response'>) => boolean;
};

/** An MCP service that listens. */
export type HttpService = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
  /** The latest 1000 inbound requests, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** How many sessions of the legacy era are open. */
  readonly sessionCount: number;
  /** Forgets one session, as a service does that cleans up or was restarted: its id is answered 404 from now on. */
  forgetSession(sessionId: string): Promise<void>;
  /** Tells every client that wants to know that the list of tools has changed. */
  notifyToolsChanged(): void;
  /** Destroys every socket, as a network does that fails. Sessions and running calls live on. */
  dropConnections(): void;
  /** Stops as a process does that is killed: sockets are destroyed, nobody is told, nothing listens any more. */
  crash(): Promise<void>;
  /** Listens again after `crash()`, on the same port, and knows none of its sessions. Rejects where the port was taken meanwhile. */
  restart(): Promise<void>;
  /** Ends sessions, running calls and sockets. Further calls do nothing more. */
  close(): Promise<void>;
};

const recordedRequestLimit = 1000;

/**
 * Serves an MCP server definition over Streamable HTTP.
 *
 * Rejects when the port is taken. On a loopback host, requests with a foreign `Host` or `Origin` get 403.
 *
 * @example
 * await using service = await startHttpService({ createServer: createWeatherServer });
 */
export async function startHttpService({
  createServer,
  port = 0,
  host = '127.0.0.1',
  path = '/mcp',
  eras = ['legacy', 'modern'],
  events,
  bus,
  requireHeaders = {},
  challenge = 'Bearer realm="nanda-testing"',
  intercept,
  interceptHead,
}: HttpServiceOptions): Promise<HttpService> {
  const requests: RecordedRequest[] = [];
  const serve = () => serveEras(createServer, { ...(events && { events }), ...(bus && { bus }) });
  let served = serve();
  const isLoopback = host === '127.0.0.1' || host === 'localhost' || host === '::1';
  const acceptsHost = localhostHostValidation();
  const acceptsOrigin = localhostOriginValidation();

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (interceptHead?.({ request, response })) return;
    const body = await readJsonBody(request);
    const value = body.kind === 'json' ? body.value : undefined;
    const rpcMethod = readRpcMethod(value);
    const url = request.url ?? '';
    const { method = '', headers } = request;
    requests.push({ method, url, headers: { ...headers }, rpcMethod });
    if (requests.length > recordedRequestLimit) requests.shift();

    if (isLoopback && !(acceptsHost(request, response) && acceptsOrigin(request, response))) return;
    if (new URL(url, 'http://service.invalid').pathname !== path) {
      return answerWithRpcError(response, { status: 404, message: `MCP is served at ${path}.` });
    }
    const missing = listMissingHeaders(headers, requireHeaders);
    if (missing.length > 0) {
      return answerWithRpcError(response, {
        status: 401,
        message: `Send valid values for these headers: ${missing.join(', ')}.`,
        headers: { 'www-authenticate': challenge },
      });
    }
    if (await intercept?.({ request, response, body: value, rpcMethod })) return;
    if (body.kind === 'too-large') {
      return answerWithRpcError(response, { status: 413, message: 'Body exceeds 4 MiB.' });
    }
    if (body.kind === 'malformed') {
      return answerWithRpcError(response, {
        status: 400,
        code: -32700,
        message: 'Body is not JSON.',
      });
    }
    const era = classifyRequest(request, { body: value, eras });
    return served.answer({ request, response, body: value }, era);
  };

  const server = createHttpServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) {
        response.destroy();
        return;
      }
      const message = error instanceof Error ? error.message : String(error);
      answerWithRpcError(response, { status: 500, code: -32603, message });
    });
  });
  const boundPort = await listenAt(server, { host, port });

  const crash = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await Promise.all([closed, served.close()]);
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await served.close();
      server.closeAllConnections();
      await closed;
    })();
    return closing;
  };

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}${path}`,
    port: boundPort,
    requests,
    get sessionCount() {
      return served.sessionCount;
    },
    forgetSession: (sessionId) => served.forgetSession(sessionId),
    notifyToolsChanged: () => served.notifyToolsChanged(),
    dropConnections: () => server.closeAllConnections(),
    crash,
    async restart() {
      served = serve();
      await listenAt(server, { host, port: boundPort });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function readRpcMethod(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('method' in body)) return undefined;
  return typeof body.method === 'string' ? body.method : undefined;
}
