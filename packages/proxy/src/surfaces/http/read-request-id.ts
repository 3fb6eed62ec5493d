import { headers } from '@nanda/protocol/facts';
import { createId } from '../../core/create-id.js';
import type { RequestHead } from './request-head.js';

/** An id that a caller may give its request: short, and nothing that could be mistaken for a line. */
const given = /^[\w.:-]{1,128}$/;

/** The id of a request: the caller's own, or a new one. */
export function readRequestId(request: Pick<RequestHead, 'headers'>): string {
  const sent = request.headers.get(headers.requestId) ?? '';
  return given.test(sent) ? sent : createId('req');
}
