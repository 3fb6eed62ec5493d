import type { Agent, ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { headers as contractHeaders } from '@nanda/protocol/facts';
import type { Endpoint } from '../client/endpoint.js';
import { CliError } from '../errors/cli-error.js';

export interface RawRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders | undefined;
  /** As it goes over the wire. */
  readonly body?: string | Buffer | undefined;
  /** Keeps connections open between requests. @default a connection of its own for each */
  readonly agent?: Agent | undefined;
  /** Milliseconds in which nothing at all may happen. @default 660_000 */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a request as it is, with the credentials of the endpoint, and gives the answer as soon as its head is there,
 * whatever its status.
 *
 * @throws CliError `PROXY_UNREACHABLE`; `details.cause` has the system's own code. The signal's AbortError as it is.
 */
export function sendRawRequest(
  { url: base, token, clientToken }: Endpoint,
  { method, path, headers, body, agent, timeout = 660_000, signal }: RawRequest,
): Promise<IncomingMessage> {
  const socketPath = base.startsWith('unix:') ? base.slice('unix:'.length) : undefined;
  const url = new URL((socketPath === undefined ? base : 'http://localhost') + path);
  const { request: send } = process.getBuiltinModule(
    url.protocol === 'https:' ? 'node:https' : 'node:http',
  );
  return new Promise((resolve, reject) => {
    const request: ClientRequest = send(url, {
      method,
      agent: agent ?? false,
      timeout,
      ...(socketPath !== undefined && { socketPath }),
      ...(signal && { signal }),
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(clientToken !== undefined && { [contractHeaders.client]: clientToken }),
        ...headers,
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
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
        new CliError('PROXY_UNREACHABLE', `The proxy at ${base} cannot be reached (${cause}).`, {
          details: { url: base, cause },
          hint: 'Is it running there? Without NANDA_BASE_URL and --url, nanda starts one by itself.',
          retryable: true,
          cause: error,
        }),
      );
    });
    request.end(body);
  });
}
