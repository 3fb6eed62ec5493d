import type { Visit } from '../../core/accounts/visit.js';
import type { HandlerContext } from '../http/operation-handler.js';

/** Where a request came from. */
export function visitOf({ remoteAddress, requestId, origin }: HandlerContext): Visit {
  return { remoteAddress, requestId, origin };
}
