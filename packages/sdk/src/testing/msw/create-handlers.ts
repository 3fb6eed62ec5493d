import type { RequestHandler } from 'msw';
import { http } from 'msw/http';
import { ws, type WebSocketHandler } from 'msw/ws';
import type { TestProxy } from '../test-proxy.js';

/** A WebSocket that is not wanted here. */
const policyViolation = 1008;

/** Which requests a test proxy answers. */
export interface HandlerOptions {
  /** That of the client; its path counts. @default 'http://localhost:3000', the client's own default */
  readonly baseURL?: string | undefined;
}

/**
 * Handlers for msw with which a test proxy answers every request under a URL, event streams included: for apps that make
 * their client themselves. Other requests are msw's business, by its `onUnhandledFrame`. A WebSocket is refused, so
 * that a client takes its events over an event stream.
 *
 * @example
 * const server = setupServer(...createHandlers(proxy, { baseURL: 'https://nanda.example' }));
 * beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
 */
export function createHandlers(
  proxy: Pick<TestProxy, 'fetch'>,
  { baseURL = 'http://localhost:3000' }: HandlerOptions = {},
): (RequestHandler | WebSocketHandler)[] {
  const base = baseURL.replace(/\/+$/, '').replace(/\/v2$/, '');
  const { pathname, protocol } = new URL(base);
  const prefix = pathname.replace(/\/$/, '');
  const socket = ws.link(
    `${base.replace(protocol, protocol === 'https:' ? 'wss:' : 'ws:')}/v2/ws*`,
  );
  return [
    http.all(`${base}/*`, async ({ request }) => {
      const { method, headers, signal } = request;
      const url = new URL(request.url);
      url.pathname = url.pathname.slice(prefix.length);
      // Read here: not every runtime makes a request of a stream.
      const body = (await request.text()) || null;
      return proxy.fetch(url, { method, headers, signal, body });
    }),
    socket.addEventListener('connection', ({ client }) =>
      client.close(policyViolation, 'No WebSocket here'),
    ),
  ];
}
