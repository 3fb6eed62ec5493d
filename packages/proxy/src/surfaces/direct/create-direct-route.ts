import type { IncomingMessage, ServerResponse } from 'node:http';
import { defaults, headers as names, operations } from '@nanda/protocol';
import type { Logger } from '../../core/logger.js';
import type { Arrival } from '../create-app.js';
import { guardRequest } from '../http/guard-request.js';
import type { HandlerContext, OperationHandlers } from '../http/operation-handler.js';
import { readIdempotencyKey } from '../http/read-idempotency-key.js';
import { readInput } from '../http/read-input.js';
import { readRequestId } from '../http/read-request-id.js';
import { renderError } from '../http/render-error.js';
import type { RequestHead } from '../http/request-head.js';
import { resolvePrincipal } from '../http/resolve-principal.js';
import { toShownError } from '../http/to-shown-error.js';
import { findDirectCall, type DirectCall } from './find-direct-call.js';
import { readDirectBody } from './read-direct-body.js';
import { sendJson } from './send-json.js';

/** The operation that is asked for most, and has to cost least. */
const operation = operations['executions.execute'];

export interface DirectRouteOptions {
  /** The proxy's own token, where it wants one. */
  readonly token: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly logger: Logger;
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
 * A short way for calls of tools: the same door, the same checks and the same handler as all other
 * requests have, without a `Request` and a `Response` in between, which cost more than all of that.
 */
export function createDirectRoute(options: DirectRouteOptions): DirectRoute {
  async function answer(
    call: DirectCall,
    exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
    arrival: Arrival,
  ): Promise<void> {
    const { request, response } = exchange;
    const head = headOf(request);
    const requestId = readRequestId(head);
    const headers: Record<string, string> = {
      [names.requestId]: requestId,
      'x-content-type-options': 'nosniff',
    };
    try {
      guardRequest(head, {
        allowedHosts: [...options.allowedHosts, ...arrival.ownHosts],
        allowedOrigins: options.allowedOrigins,
        isExposed: arrival.isExposed,
      });
      const { token } = options;
      const caller = resolvePrincipal(head, { token, isLoopback: arrival.isLoopback });
      if (caller.handOut !== undefined) headers[names.client] = caller.handOut;
      const body = await readDirectBody(request, { limit: defaults.maxRequestBody });
      const input = readInput<'executions.execute'>(operation, {
        params: { ...call },
        query: new URLSearchParams(),
        body,
      });
      const handlers = await options.openHandlers();
      const context = contextOf(head, { response, requestId, principal: caller.principal });
      const result = await handlers['executions.execute'](input, context);
      if ('events' in result) throw new TypeError('A call is answered with a document.');
      const { data, status = operation.status, headers: own } = result;
      sendJson(response, { success: true, data }, { status, headers: { ...headers, ...own } });
    } catch (error) {
      const failure = toShownError(error, { requestId, logger: options.logger });
      const shown = renderError(failure, { path: operation.path, requestId });
      // What was not read of the request would be taken for the next one.
      if (!request.complete) headers['connection'] = 'close';
      const fields = { ...headers, ...Object.fromEntries(shown.headers) };
      response.writeHead(shown.status, fields).end(await shown.text());
    }
  }

  return (request, response, arrival) => {
    const call = findDirectCall(request);
    if (call === undefined) return false;
    void answer(call, { request, response }, arrival).catch(() => response.destroy());
    return true;
  };
}

function headOf({ headers, url }: IncomingMessage): RequestHead {
  return {
    url: `http://${headers.host}${url}`,
    headers: {
      get(name) {
        const value = headers[name];
        return value === undefined ? null : String(value);
      },
    },
  };
}

function contextOf(
  head: RequestHead,
  {
    response,
    requestId,
    principal,
  }: { readonly response: ServerResponse } & Pick<HandlerContext, 'requestId' | 'principal'>,
): HandlerContext {
  let gone: AbortController | undefined;
  return {
    requestId,
    principal,
    lastEventId: undefined,
    idempotencyKey: readIdempotencyKey(head),
    wantsStream: false,
    /** Made only for a call that wants to know. */
    get gone() {
      if (gone === undefined) {
        const controller = new AbortController();
        gone = controller;
        if (response.destroyed) controller.abort();
        else
          response.once('close', () => {
            if (!response.writableFinished) controller.abort();
          });
      }
      return gone.signal;
    },
  };
}
