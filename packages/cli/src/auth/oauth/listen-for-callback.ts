import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { timingSafeEqual } from 'node:crypto';

/** Waits for a browser to come back. */
export interface CallbackListener extends AsyncDisposable {
  /** Where it listens: an address of this machine, any free port. */
  readonly redirectUri: string;
  /** What the browser brought, once it came with the right `state`. Never rejects: it is up to others to stop waiting. */
  readonly answer: Promise<URLSearchParams>;
}

/** The only path that is answered. */
const path = '/callback';

export async function listenForCallback({
  state,
}: {
  /** What the browser has to bring along. */
  readonly state: string;
}): Promise<CallbackListener> {
  const { promise: answer, resolve } = Promise.withResolvers<URLSearchParams>();
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 10_000 }, handle);
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;

  function handle(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    const url = URL.parse(request.url ?? '', `http://${host}`);
    // By another name somebody else's page could have led here.
    if (request.headers.host !== host || url?.pathname !== path || request.method !== 'GET') {
      return say(response, { status: 404, text: 'There is nothing here.' });
    }
    if (!isSame(url.searchParams.get('state') ?? '', state)) {
      const text = 'This belongs to another sign-in. Begin anew in your terminal.';
      return say(response, { status: 400, text });
    }
    const isDone = url.searchParams.has('code');
    const text = isDone
      ? 'Your terminal goes on by itself. You can close this page.'
      : 'Nobody was signed in. You can close this page.';
    say(response, { status: 200, text });
    resolve(url.searchParams);
  }

  return {
    redirectUri: `http://${host}${path}`,
    answer,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      // The browser keeps its connection for more, and what was said last has left.
      server.closeIdleConnections();
      const limit = setTimeout(() => server.closeAllConnections(), 500);
      await closed;
      clearTimeout(limit);
    },
  };
}

function say(
  response: ServerResponse,
  { status, text }: { readonly status: number; readonly text: string },
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width"><title>NANDA</title><p>${text}</p></html>`,
  );
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
