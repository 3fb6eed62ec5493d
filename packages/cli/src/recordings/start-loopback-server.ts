import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaults } from '@nanda/protocol/facts';
import { failureBody } from './failure-body.js';
import type { AnswerRequest, LoopbackServer } from './loopback-server.js';

/**
 * Starts a server on a free port of 127.0.0.1. It answers only to who addresses it by its own name (no web page can,
 * whatever name leads to it) and has its token. WebSocket is refused: clients go on with server-sent events.
 */
export async function startLoopbackServer(answer: AnswerRequest): Promise<LoopbackServer> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      // Somebody who has gone away needs no answer.
      if (response.headersSent || response.destroyed) response.destroy();
      else refuse(response, 500, { code: 'INTERNAL_ERROR', message: (error as Error).message });
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { port } = server.address() as AddressInfo;
    const isOurs = [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
    if (!isOurs || request.headers.origin !== undefined) {
      return refuse(response, 403, {
        code: 'FORBIDDEN',
        message: 'Only programs of this machine may call here.',
      });
    }
    if (!isToken(request, token)) {
      return refuse(response, 401, {
        code: 'UNAUTHENTICATED',
        message: 'NANDA_TOKEN is not that of this recording.',
      });
    }
    const body = await readRequest(request);
    if (body === undefined) {
      return refuse(response, 413, {
        code: 'PAYLOAD_TOO_LARGE',
        message: 'The body is too large.',
      });
    }
    await answer({ message: request, body }, response);
  }

  server.on('upgrade', (_, socket) => {
    const body = failureBody({
      code: 'FORBIDDEN',
      message: 'A recording has no WebSocket; use server-sent events.',
    });
    socket.end(
      `HTTP/1.1 501 Not Implemented\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refuse(
  response: ServerResponse,
  status: number,
  error: { readonly code: string; readonly message: string },
): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(failureBody(error));
}

/** Digests are of the same length, so that nothing is learnt from the time of the comparison. */
function isToken({ headers }: IncomingMessage, token: string): boolean {
  const given =
    /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1] ?? headers['x-api-key'] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(String(given)), digest(token));
}

/** Undefined for a body that no proxy would take. */
async function readRequest(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > defaults.maxRequestBody) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
