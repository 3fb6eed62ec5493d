import type { IncomingMessage, ServerResponse } from 'node:http';
import { defaults, operations, type Operation } from '@nanda/protocol';
import { checkPermission } from '../../core/access/check-permission.js';
import type { Arrival } from '../create-app.js';
import type { HandlerContext, OperationHandlers } from '../http/operation-handler.js';
import { readIdempotencyKey } from '../http/read-idempotency-key.js';
import { readInput } from '../http/read-input.js';
import { findDirectCall } from './find-direct-call.js';
import type { Admitted, DirectDoor } from './open-direct-door.js';
import { readDirectBody } from './read-direct-body.js';
import { sendJson } from './send-json.js';
import { whenGone } from './when-gone.js';

/** The operation that is asked for most, and has to cost least. */
const operation: Operation = operations['executions.execute'];

export interface DirectRouteOptions {
  readonly door: DirectDoor;
  /** The same handler as behind the long way; asked for only by requests that have been let in. */
  readonly openHandlers: () => Promise<OperationHandlers<'executions.execute'>>;
}

/** Answers a request if it is one for it; says whether it does. */
export type DirectRoute = (
  request: IncomingMessage,
  response: ServerResponse,
  arrival: Arrival,
) => boolean;

/**
 * A short way for calls of tools: the same door and the same handler as all other requests have, without a `Request` and
 * a `Response` in between, which cost more than all of that.
 */
export function createDirectRoute({ door, openHandlers }: DirectRouteOptions): DirectRoute {
  return (request, response, arrival) => {
    const call = findDirectCall(request);
    if (call === undefined) return false;
    const { path } = operation;
    void door({ request, response, arrival }, { path }, async (admitted) => {
      checkPermission(admitted.principal, operation.permission);
      const body = await readDirectBody(request, { limit: defaults.maxRequestBody });
      const input = readInput<'executions.execute'>(operation, {
        params: { ...call },
        query: new URLSearchParams(),
        body,
      });
      const handlers = await openHandlers();
      const result = await handlers['executions.execute'](input, contextOf(admitted, response));
      if ('events' in result) throw new TypeError('A call is answered with a document.');
      const { data, status = operation.status, headers: own } = result;
      const headers = { ...admitted.fields, ...own };
      sendJson(response, { success: true, data }, { status, headers });
    });
    return true;
  };
}

function contextOf(
  { head, requestId, principal, identity, remoteAddress, charge }: Admitted,
  response: ServerResponse,
): HandlerContext {
  let gone: AbortSignal | undefined;
  return {
    requestId,
    principal,
    identity,
    remoteAddress,
    charge,
    lastEventId: undefined,
    idempotencyKey: readIdempotencyKey(head),
    wantsStream: false,
    /** Made only for a call that wants to know. */
    get gone() {
      gone ??= whenGone(response);
      return gone;
    },
  };
}
