import { STATUS_CODES } from 'node:http';
import { errorCodes, headers } from '@nanda/protocol/facts';
import type { NandaError } from '../../core/nanda-error.js';

/** A failure as the official registry tells it: RFC 9457, with `errors` where parameters are at fault. */
export function renderProblem(error: NandaError): Response {
  const { status } = errorCodes[error.code];
  const { errors, allowed } = error.details ?? {};
  const body = {
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: error.message,
    ...(Array.isArray(errors) && { errors }),
  };
  const answer = Response.json(body, {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
  const retryAfter = error.retryAfter ?? (status === 429 || status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) answer.headers.set(headers.retryAfter, String(retryAfter));
  if (Array.isArray(allowed)) answer.headers.set('allow', allowed.join(', '));
  return answer;
}
