import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { NandaError } from '../../core/nanda-error.js';
import { renderError } from '../http/render-error.js';
import { securityFields } from '../http/security-fields.js';

/** Answers a request for a socket with a failure in the contract's words, and hangs up. */
export async function refuseUpgrade(
  socket: Duplex,
  {
    error,
    path,
    requestId,
    authenticate,
  }: {
    readonly error: NandaError;
    readonly path: string;
    readonly requestId: string;
    /** `WWW-Authenticate`, where there is something to be shown. */
    readonly authenticate: string | undefined;
  },
): Promise<void> {
  const answer = renderError(error, { path, requestId });
  const body = await answer.text();
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const fields = [
    ...answer.headers,
    ...(authenticate === undefined ? [] : [['www-authenticate', authenticate]]),
    ['content-length', String(Buffer.byteLength(body))],
    ...Object.entries(securityFields({ path, isShared: false, isSecure: false })),
    ['connection', 'close'],
  ].map((field) => field.join(': '));
  const status = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`;
  socket.once('finish', () => socket.destroy());
  socket.end([status, ...fields, '', body].join('\r\n'));
}
