import { createFaultyServer } from './create-faulty-server.js';
import {
  type HttpService,
  type InterceptedExchange,
  type ProtocolEraName,
  startHttpService,
} from './start-http-service.js';

/** What goes wrong, and the facts that this kind of wrong needs. */
export type FaultyBehaviour =
  /** Takes the request and never answers. */
  | { behaviour: 'hang' }
  | { behaviour: 'http-500' }
  /** With a `WWW-Authenticate` header. */
  | { behaviour: 'http-401' }
  /** A web page with status 200. */
  | { behaviour: 'not-mcp-html' }
  /** 307 to `location`. */
  | { behaviour: 'redirect-to'; location: string }
  /** An SSE stream that ends before the response came. */
  | { behaviour: 'close-mid-stream' }
  /** A text of `bytes` characters; default 16 MiB. */
  | { behaviour: 'huge-result'; bytes?: number };

/** Options of {@link startFaultyService}. */
export type FaultyServiceOptions = FaultyBehaviour & {
  /**
   * Where it goes wrong: on `every-request`, or on `tools/call` alone, so that a client can connect
   * and list the tool `faulty`. Default `tools/call` for `close-mid-stream`, else `every-request`;
   * `huge-result` is always about the call.
   */
  affects?: 'every-request' | 'tools/call';
  /** Default both. */
  eras?: readonly ProtocolEraName[];
};

const hugeResultBytes = 16 * 1024 * 1024;

/** Starts an MCP service that goes wrong in one chosen way. */
export async function startFaultyService(options: FaultyServiceOptions): Promise<HttpService> {
  const { affects = options.behaviour === 'close-mid-stream' ? 'tools/call' : 'every-request' } =
    options;
  const resultBytes =
    options.behaviour === 'huge-result' ? (options.bytes ?? hugeResultBytes) : undefined;

  return startHttpService({
    createServer: () => createFaultyServer({ ...(resultBytes !== undefined && { resultBytes }) }),
    ...(options.eras && { eras: options.eras }),
    intercept: (exchange) => {
      if (affects === 'tools/call' && exchange.rpcMethod !== 'tools/call') return false;
      return misbehave(options, exchange);
    },
  });
}

function misbehave(options: FaultyBehaviour, { response }: InterceptedExchange): boolean {
  switch (options.behaviour) {
    case 'hang':
      return true;
    case 'http-500':
      response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
      return true;
    case 'http-401':
      response
        .writeHead(401, { 'www-authenticate': 'Bearer realm="faulty"' })
        .end('{"error":"unauthorized"}');
      return true;
    case 'not-mcp-html':
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Welcome</title><h1>It works!</h1>');
      return true;
    case 'redirect-to':
      response.writeHead(307, { location: options.location }).end();
      return true;
    case 'close-mid-stream':
      response
        .writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
        .end(': the response was about to come\n\n');
      return true;
    case 'huge-result':
      return false;
  }
}
