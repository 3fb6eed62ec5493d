import type { IncomingMessage, ServerResponse } from 'node:http';
import { headers as names } from '@nanda/protocol';
import type { Logger } from '../../core/logger.js';
import type { Arrival } from '../create-app.js';
import { guardRequest } from '../http/guard-request.js';
import { readRequestId } from '../http/read-request-id.js';
import { renderError } from '../http/render-error.js';
import type { RequestContext } from '../http/request-context.js';
import type { RequestHead } from '../http/request-head.js';
import { resolvePrincipal } from '../http/resolve-principal.js';
import { toShownError } from '../http/to-shown-error.js';

export interface DirectDoorOptions {
  /** The proxy's own token, where it wants one. */
  readonly token: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly logger: Logger;
}

/** A request and its answer as Node has them, and how they came here. */
export interface DirectExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly arrival: Arrival;
}

/** A request that has been let in. */
export interface Admitted extends RequestContext {
  readonly head: RequestHead;
  /** Header fields that each answer to it has. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Lets a request in and has it answered, or tells why not; never rejects.
 *
 * @param options `path`: as failures are told for it
 */
export type DirectDoor = (
  exchange: DirectExchange,
  options: { readonly path: string },
  answer: (admitted: Admitted) => Promise<void>,
) => Promise<void>;

/** The same door and the same checks as all other requests have, without a `Request` and a `Response`. */
export function openDirectDoor(options: DirectDoorOptions): DirectDoor {
  async function enter(
    { request, response, arrival }: DirectExchange,
    { path }: { readonly path: string },
    answer: (admitted: Admitted) => Promise<void>,
  ): Promise<void> {
    const head = headOf(request);
    const requestId = readRequestId(head);
    const fields: Record<string, string> = {
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
      const { principal, handOut } = resolvePrincipal(head, {
        token,
        isLoopback: arrival.isLoopback,
      });
      const isStranger = handOut !== undefined;
      if (isStranger) fields[names.client] = handOut;
      await answer({ head, requestId, principal, isStranger, fields });
    } catch (error) {
      const failure = toShownError(error, { requestId, logger: options.logger });
      const shown = renderError(failure, { path, requestId });
      // What was not read of the request would be taken for the next one.
      if (!request.complete) fields['connection'] = 'close';
      const all = { ...fields, ...Object.fromEntries(shown.headers) };
      response.writeHead(shown.status, all).end(await shown.text());
    }
  }

  return (exchange, place, answer) =>
    enter(exchange, place, answer).catch(() => void exchange.response.destroy());
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
