import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface RequestCount {
  /** Whether a request is under way that somebody waits for. */
  readonly isWorking: boolean;
  stop(): void;
}

/**
 * Counts the requests to all HTTP servers of this process until they are answered. Streams that only
 * tell what happens are not counted: they have no end that could be waited for.
 */
export function countRequests(): RequestCount {
  let open = 0;
  const onRequest = (message: unknown) => {
    const { request, response } = message as {
      request: IncomingMessage;
      response: ServerResponse;
    };
    if (onlyWatches(request)) return;
    open += 1;
    response.once('close', () => (open -= 1));
  };
  subscribe('http.server.request.start', onRequest);
  return {
    get isWorking() {
      return open > 0;
    },
    stop: () => void unsubscribe('http.server.request.start', onRequest),
  };
}

function onlyWatches({ method, headers }: IncomingMessage): boolean {
  // MCP of 2026-07-28 asks for its changes with a POST.
  if (headers['mcp-method'] === 'subscriptions/listen') return true;
  return method === 'GET' && headers.accept?.includes('text/event-stream') === true;
}
