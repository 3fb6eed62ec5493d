import type { ClientRequest, IncomingMessage } from 'node:http';
import { defaults, headers } from '@nanda/protocol/facts';
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
  /** Is told the status, or the system's code of a failure, and the time it took. */
  readonly log?: ((outcome: string) => void) | undefined;
}

/**
 * Sends one request on a connection of its own and gives the answer as soon as its head is there.
 *
 * @throws CliError `PROXY_UNREACHABLE`; `details.cause` has the system's own code. `PAYLOAD_TOO_LARGE`, before anything is sent
 */
export function sendRequest(
  endpoint: Endpoint,
  { method, path, body, accept, timeout, signal, log }: HttpRequest,
): Promise<IncomingMessage> {
  const socketPath = endpoint.url.startsWith('unix:') ? endpoint.url.slice(5) : undefined;
  const url = new URL((socketPath === undefined ? endpoint.url : 'http://localhost') + path);
  // Not imported: an import reads every export of node:http, and one of them loads undici (70 ms).
  const { request: send } = process.getBuiltinModule(
    url.protocol === 'https:' ? 'node:https' : 'node:http',
  );
  const text = body === undefined ? undefined : JSON.stringify(body);
  const size = text === undefined ? 0 : Buffer.byteLength(text);
  // Asked before: a proxy that takes no more of it can close the connection before its answer is read.
  if (size > defaults.maxRequestBody) return Promise.reject(tooLarge(size));

  // Not performance.now(): the mere name loads node:perf_hooks.
  const startedAt = Date.now();
  const tell = (outcome: unknown) => log?.(`${String(outcome)} ${Date.now() - startedAt} ms`);

  return new Promise((resolve, reject) => {
    const request: ClientRequest = send(url, {
      method,
      agent: false,
      timeout,
      ...(socketPath !== undefined && { socketPath }),
      ...(signal && { signal }),
      headers: {
        accept,
        [headers.requestId]: createRequestId(),
        ...(endpoint.token !== undefined && { authorization: `Bearer ${endpoint.token}` }),
        ...(endpoint.clientToken !== undefined && { [headers.client]: endpoint.clientToken }),
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': size,
        }),
      },
    });
    request.on('response', (response) => {
      tell(response.statusCode);
      resolve(response);
    });
    request.on('timeout', () => {
      request.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      tell(error.code ?? error.name);
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

function tooLarge(size: number): CliError {
  const limit = defaults.maxRequestBody;
  const inMegabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
  return new CliError(
    'PAYLOAD_TOO_LARGE',
    `That is ${inMegabytes(size)}, and a proxy takes ${inMegabytes(limit)} at a time. Nothing was sent.`,
    { details: { size, limit } },
  );
}

/** Only to find one request in two logs: it needs to be rare, not unguessable. */
function createRequestId(): string {
  const random = () => Math.random().toString(36).slice(2, 10).padEnd(8, '0');
  return `cli-${random()}${random()}`;
}
