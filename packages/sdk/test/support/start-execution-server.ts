import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ExecutionEvent } from '@nanda/protocol';
import { failure, serverEvent, success } from './answers.js';
import { connection, execution } from './samples.js';

/** One answer to whoever follows the execution. */
export interface ServedStream {
  /** From 1, over the call itself and all that take it up. */
  readonly number: number;
  /** What comes after the reader's `Last-Event-ID`. */
  readonly rest: readonly ExecutionEvent[];
  send(...events: readonly ExecutionEvent[]): void;
  /** So much of an event, and not its end. */
  sendPart(event: ExecutionEvent): void;
  sendText(text: string): void;
  /** As a proxy that is being closed ends it. */
  end(): void;
  /** In the middle of the body. */
  destroy(): void;
  reset(): void;
  /** Instead of a stream: an answer that is a failure, of the proxy or of something else. */
  refuse(code: 'OVERLOADED' | 'EXECUTION_NOT_FOUND' | 'BAD_GATEWAY'): Promise<void>;
}

/** A request as it came. */
export interface ServedRequest {
  readonly line: string;
  readonly lastEventId: string | undefined;
  readonly key: string | undefined;
}

/** A real HTTP server with one execution, which tells its events as a test says. */
export interface ExecutionServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly ServedRequest[];
  /** How often the tool was called: once for each idempotency key. */
  readonly runs: number;
  /** Streams that nobody has let go of. */
  readonly open: number;
  /** Nobody listens any more, and every connection is cut. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

/** Starts an {@link ExecutionServer}. What `serve` does not end stays open. */
export async function startExecutionServer({
  events,
  serve,
}: {
  readonly events: readonly ExecutionEvent[];
  readonly serve: (stream: ServedStream) => unknown;
}): Promise<ExecutionServer> {
  const requests: ServedRequest[] = [];
  const keys = new Set<string | undefined>();
  const sockets = new Set<Socket>();
  let streams = 0;
  let open = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '', 'http://server').pathname;
    const lastEventId = request.headers['last-event-id'] as string | undefined;
    const key = request.headers['idempotency-key'] as string | undefined;
    requests.push({ line: `${request.method} ${path}`, lastEventId, key });
    if (path.endsWith('/stream')) keys.add(key);
    if (path.endsWith('/stream') || path.endsWith('/events')) {
      const place = events.findIndex(({ id }) => id === lastEventId) + 1;
      streams += 1;
      const stream = toStream(response, { number: streams, rest: events.slice(place) });
      response.on('close', () => (open -= 1));
      open += 1;
      serve(stream);
      return;
    }
    const data = path.startsWith('/v2/executions') ? execution : connection;
    await answer(response, success(data));
  }

  const server = createServer((request, response) => void handle(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const goAway = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get runs() {
      return keys.size;
    },
    get open() {
      return open;
    },
    goAway,
    comeBack: () => listen(port),
    [Symbol.asyncDispose]: goAway,
  };
}

function toStream(
  response: ServerResponse,
  facts: Pick<ServedStream, 'number' | 'rest'>,
): ServedStream {
  const sendText = (text: string): void => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text);
  };
  /** What was written before is on its way first. */
  const afterwards = (act: () => void): void =>
    void (response.headersSent ? response.write(':\n', () => setImmediate(act)) : act());
  return {
    ...facts,
    sendText,
    send: (...events) => sendText(events.map(serverEvent).join('')),
    sendPart: (event) => sendText(serverEvent(event).slice(0, -12)),
    end: () => {
      if (!response.headersSent) sendText(': open\n\n');
      response.end();
    },
    destroy: () => afterwards(() => response.destroy()),
    reset: () => afterwards(() => response.socket?.resetAndDestroy()),
    refuse: (code) =>
      answer(
        response,
        code === 'BAD_GATEWAY' ? new Response('<html>', { status: 502 }) : failure(code),
      ),
  };
}

async function answer(response: ServerResponse, from: Response): Promise<void> {
  response.writeHead(from.status, Object.fromEntries(from.headers));
  response.end(await from.text());
}
