import type { NandaError } from '../../nanda-error.js';
import { judgeFailure } from '../circuit/judge-failure.js';

/** No waiting changes what these say. */
const final: ReadonlySet<string> = new Set([
  'SERVICE_AUTH_REQUIRED',
  'BLOCKED_ADDRESS',
  'SERVICE_NOT_FOUND',
  'CONNECTION_NOT_FOUND',
  'CONNECTION_LIMIT_REACHED',
]);

/** Whether another attempt to open a session may succeed where this one failed. */
export function isMendable(error: NandaError): boolean {
  if (final.has(error.code)) return false;
  // `retryable` is about the request that failed; that a session broke off while it was being opened says
  // nothing against opening another one.
  return error.retryable !== false || judgeFailure(error) === 'failed';
}
