import { errorCodes, headers } from '@nanda/protocol/facts';
import type { NandaError } from '../../core/nanda-error.js';
import { toPublicDetails } from '../public/to-public-details.js';

/** A failure in the words of the surface that was asked. */
export function renderError(
  error: NandaError,
  { path, requestId }: { readonly path: string; readonly requestId: string },
): Response {
  const { status, retryable } = errorCodes[error.code];
  const isPublic = path.startsWith('/api/');
  const details = error.details ?? {};
  const isPlain = isPublic || path.startsWith('/mcp/v1/');
  const body = isPlain
    ? {
        error: {
          code: error.code,
          message: error.message,
          details: isPublic ? toPublicDetails(details) : details,
        },
      }
    : {
        success: false,
        error: {
          code: error.code,
          message: error.message,
          ...(error.details && { details: error.details }),
          requestId,
          retryable: error.retryable ?? retryable,
        },
      };
  const answer = Response.json(body, { status, headers: { [headers.requestId]: requestId } });
  const retryAfter = error.retryAfter ?? (status === 429 || status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) answer.headers.set(headers.retryAfter, String(retryAfter));
  // A wrong method is told in a header too, as HTTP wants it.
  const allowed = error.details?.['allowed'];
  if (error.code === 'METHOD_NOT_ALLOWED' && Array.isArray(allowed)) {
    answer.headers.set('allow', allowed.join(', '));
  }
  return answer;
}
