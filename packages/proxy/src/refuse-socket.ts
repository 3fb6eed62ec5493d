import type { Duplex } from 'node:stream';
import { headers } from '@nanda/protocol/facts';
import { createId } from './core/create-id.js';

const refusals: Record<string, { readonly status: string; readonly message: string }> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    message: 'The header fields are larger than 16 KiB. Send less.',
  },
  TOO_MANY_FIELDS: {
    status: '431 Request Header Fields Too Large',
    message: 'There are more than 256 header fields. Send fewer.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    message: 'The request did not arrive in time. Send it again.',
  },
};

/** Answers what is no HTTP request at all, in the contract's words, and hangs up. */
export function refuseSocket(
  socket: Duplex,
  { error }: { readonly error: { readonly code?: string | undefined } },
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, message } = refusals[error.code ?? ''] ?? {
    status: '400 Bad Request',
    message: 'This is no valid HTTP request.',
  };
  const requestId = createId('req');
  const body = JSON.stringify({
    success: false,
    error: { code: 'VALIDATION_ERROR', message, requestId, retryable: false },
  });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\n${headers.requestId}: ${requestId}\r\n` +
      'x-content-type-options: nosniff\r\ncache-control: no-store\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
