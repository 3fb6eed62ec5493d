import type { ClientRequest, IncomingMessage } from 'node:http';
import { headers } from '@nanda/protocol/facts';
import { CliError } from '../errors/cli-error.js';
import type { Endpoint } from './endpoint.js';

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly accept: string;
  /** Milliseconds in which nothing at all may happen. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends one request on a connection of its own and gives the answer as soon as its head is there.
 *
 * @throws CliError `PROXY_UNREACHABLE`; `details.cause` has the system's own code.
 */
export function sendRequest(
  endpoint: Endpoint,
  { method, path, body, accept, timeout, signal }: HttpRequest,
): Promise<IncomingMessage> {
  const url = new URL(endpoint.url + path);
  // Not imported: an import reads every export of node:http, and one of them loads undici (70 ms).
  const { request: send } = process.getBuiltinModule(
    url.protocol === 'https:' ? 'node:https' : 'node:http',
  );
  const text = body === undefined ? undefined : JSON.stringify(body);

  return new Promise((resolve, reject) => {
    const request: ClientRequest = send(url, {
      method,
      agent: false,
      timeout,
      ...(signal && { signal }),
      headers: {
        accept,
        [headers.requestId]: createRequestId(),
        ...(endpoint.token !== undefined && { authorization: `Bearer ${endpoint.token}` }),
        ...(endpoint.clientToken !== undefined && { [headers.client]: endpoint.clientToken }),
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
      },
    });
    request.on('response', resolve);
    request.on('timeout', () => {
      request.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.name === 'AbortError') return reject(error);
      const cause = error.code ?? 'unknown';
      reject(
        new CliError(
          'PROXY_UNREACHABLE',
          `The proxy at ${endpoint.url} cannot be reached (${cause}).`,
          {
            details: { url: endpoint.url, cause },
            hint: 'Is it running there? Without NANDA_BASE_URL and --url, nanda starts one by itself.',
            retryable: true,
            cause: error,
          },
        ),
      );
    });
    request.end(text);
  });
}

/** Only to find one request in two logs: it needs to be rare, not unguessable. */
function createRequestId(): string {
  const random = () => Math.random().toString(36).slice(2, 10).padEnd(8, '0');
  return `cli-${random()}${random()}`;
}
