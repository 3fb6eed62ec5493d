import type { AnyOperationId } from '@nanda/protocol';
import type { Logger } from '../logger.js';

/** What a {@link Middleware} knows of the request beside itself. */
export interface MiddlewareContext {
  /** The operation of the contract, such as `services.search`. */
  readonly operation: AnyOperationId;
  /** Which sending of the request this is, from 1. */
  readonly attempt: number;
  /** The client's own, bounded to its level. */
  readonly logger: Logger;
}

/**
 * Stands around each sending of each request: sees it, may change it (`new Request(request, …)`), answer by itself,
 * or look at the answer. It carries credentials: do not write its header fields anywhere.
 *
 * Whoever reads a body reads that of a copy (`response.clone()`), and not of a stream. What it throws is treated as
 * a failure of the network, unless it is a `NandaError`, which is thrown to the caller as it is.
 *
 * @example
 * const traced: Middleware = async (request, next, { operation }) => {
 *   const response = await next(new Request(request, { headers: { ...Object.fromEntries(request.headers), traceparent } }));
 *   console.log(operation, response.status);
 *   return response;
 * };
 */
export type Middleware = (
  request: Request,
  next: (request: Request) => Promise<Response>,
  context: MiddlewareContext,
) => Promise<Response>;
