import { ProtocolError } from '@modelcontextprotocol/client';

import { NandaError } from '../../core/nanda-error.js';
import { findInCauses } from '../../network/find-in-causes.js';
import { findHttpError } from '../errors/find-http-error.js';

/** Statuses of a client's fault that say nothing of how a service is spoken to. */
const silent = new Set([401, 403, 408, 425, 429]);

/**
 * Whether a service that could not be opened in the way that worked before is better looked at anew. Somebody who is not
 * let in, a server error, silence and a broken connection say nothing of that kind.
 */
export function speaksAgainst(error: unknown): boolean {
  const http = findHttpError(error);
  if (http) return http.status >= 400 && http.status < 500 && !silent.has(http.status);
  if (error instanceof NandaError) return error.code === 'UPSTREAM_PROTOCOL_ERROR';
  return findInCauses(error, (found) => found instanceof ProtocolError || undefined) ?? false;
}
