import { createServer as createHttpServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  localhostHostValidation,
  localhostOriginValidation,
  toNodeHandler,
} from '@modelcontextprotocol/node';
import {
  classifyInboundRequest,
  createMcpHandler,
  type McpServerFactory,
} from '@modelcontextprotocol/server';

import { answerWithRpcError } from './answer-with-rpc-error.js';
import { createLegacySessions } from './create-legacy-sessions.js';
import { listMissingHeaders } from './list-missing-headers.js';
import { readJsonBody } from './read-json-body.js';

/** `legacy`: the handshake, 2025-11-25 and before. `modern`: 2026-07-28, stateless. */
export type ProtocolEraName = 'legacy' | 'modern';

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
export type HttpServiceOptions = {
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
  intercept?: (exchange: InterceptedExchange) => boolean;
};

/** An MCP service that listens. */
export type HttpService = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
  /** The latest 1000 inbound requests, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** How many sessions of the legacy era are open. */
  readonly sessionCount: number;
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
  requireHeaders = {},
  challenge = 'Bearer realm="nanda-testing"',
  intercept,
}: HttpServiceOptions): Promise<HttpService> {
  const requests: RecordedRequest[] = [];
  const sessions = createLegacySessions(createServer);
  const modernHandler = createMcpHandler(createServer, { legacy: 'reject' });
  const handleModern = toNodeHandler(modernHandler);
  const isLoopback = host === '127.0.0.1' || host === 'localhost' || host === '::1';
  const acceptsHost = localhostHostValidation();
  const acceptsOrigin = localhostOriginValidation();

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readJsonBody(request);
    const value = body.kind === 'json' ? body.value : undefined;
    const rpcMethod = readRpcMethod(value);
    const method = request.method ?? '';
    const url = request.url ?? '';
    requests.push({ method, url, headers: { ...request.headers }, rpcMethod });
    if (requests.length > recordedRequestLimit) requests.shift();

    if (isLoopback && !(acceptsHost(request, response) && acceptsOrigin(request, response))) return;
    if (new URL(url, 'http://service.invalid').pathname !== path) {
      return answerWithRpcError(response, { status: 404, message: `MCP is served at ${path}.` });
    }
    const missing = listMissingHeaders(request.headers, requireHeaders);
    if (missing.length > 0) {
      return answerWithRpcError(response, {
        status: 401,
        message: `Send valid values for these headers: ${missing.join(', ')}.`,
        headers: { 'www-authenticate': challenge },
      });
    }
    if (intercept?.({ request, response, body: value, rpcMethod })) return;
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
    if (isModern(request, { method, body: value, eras })) {
      // Node types both as optional; on the server's side they are always there.
      const inbound = request as IncomingMessage & { method: string; url: string };
      return handleModern(inbound, response, value);
    }
    return sessions.handle({ request, response }, value);
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
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  const boundPort = (server.address() as AddressInfo).port;
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([sessions.close(), modernHandler.close()]);
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
      return sessions.size;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function readRpcMethod(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('method' in body)) return undefined;
  return typeof body.method === 'string' ? body.method : undefined;
}

function isModern(
  request: IncomingMessage,
  { method, body, eras }: { method: string; body: unknown; eras: readonly ProtocolEraName[] },
): boolean {
  if (!eras.includes('modern')) return false;
  if (!eras.includes('legacy')) return true;
  const protocolVersion = request.headers['mcp-protocol-version'];
  const mcpMethod = request.headers['mcp-method'];
  const mcpName = request.headers['mcp-name'];
  const outcome = classifyInboundRequest({
    httpMethod: method,
    ...(typeof protocolVersion === 'string' && { protocolVersionHeader: protocolVersion }),
    ...(typeof mcpMethod === 'string' && { mcpMethodHeader: mcpMethod }),
    ...(typeof mcpName === 'string' && { mcpNameHeader: mcpName }),
    ...(body !== undefined && { body }),
  });
  return outcome.kind !== 'legacy';
}
