import { errorCodes, headers } from '@nanda/protocol';
import type { Refusal } from './refusal.js';

/** A failure in the words of the surface that was asked. */
export function renderRefusal(
  { code, message, details, retryable, status, retryAfter }: Refusal,
  { path, requestId }: { readonly path: string; readonly requestId: string },
): Response {
  const body = path.startsWith('/api/')
    ? { error: { code, message, details: details ?? {} } }
    : {
        success: false,
        error: {
          code,
          message,
          ...(details && { details }),
          requestId,
          retryable: retryable ?? errorCodes[code].retryable,
        },
      };
  const response = Response.json(body, { status });
  if (retryAfter !== undefined) response.headers.set(headers.retryAfter, String(retryAfter));
  return response;
}
