import type { IncomingMessage, ServerResponse } from 'node:http';
import { headers as names } from '@nanda/protocol';
import type { Logger } from '../../core/logger.js';
import type { Arrival } from '../create-app.js';
import type { Attendance } from '../../core/identity/create-identity-watch.js';
import { authenticateField } from '../http/authenticate-field.js';
import type { DoorWatch } from '../http/create-door-watch.js';
import type { Doorkeeper } from '../http/create-doorkeeper.js';
import { enterCounted, type CountedEntrance } from '../http/enter-counted.js';
import { guardRequest } from '../http/guard-request.js';
import { readRequestId } from '../http/read-request-id.js';
import { renderError } from '../http/render-error.js';
import type { RequestContext } from '../http/request-context.js';
import type { RequestHead } from '../http/request-head.js';
import { securityFields } from '../http/security-fields.js';
import { toShownError } from '../http/to-shown-error.js';
import { headOf } from './head-of.js';

export interface DirectDoorOptions {
  /** Knows who sends requests. */
  readonly doorkeeper: Doorkeeper;
  /** @default nothing is limited, and nothing noted */
  readonly watch?: DoorWatch | undefined;
  /** By which address the proxy is known to others. @default the one that it is asked by */
  readonly publicUrl?: string | undefined;
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
  /** For an answer that outlasts the request; undefined where nothing ends it before its time. */
  attend(): Attendance | undefined;
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
  const { doorkeeper, watch } = options;
  const isPublicSecure = options.publicUrl?.startsWith('https:') === true;

  async function enter(
    { request, response, arrival }: DirectExchange,
    { path }: { readonly path: string },
    answer: (admitted: Admitted) => Promise<void>,
  ): Promise<void> {
    const head = headOf(request);
    const requestId = readRequestId(head);
    const isSecure = isPublicSecure || arrival.isSecure === true;
    const fields: Record<string, string> = {
      ...securityFields({ path, isShared: false, isSecure }),
      [names.requestId]: requestId,
    };
    const { remoteAddress } = arrival;
    const entrance: CountedEntrance = {
      path,
      requestId,
      remoteAddress,
      fields,
      principal: undefined,
    };
    try {
      guardRequest(head, {
        allowedHosts: [...options.allowedHosts, ...arrival.ownHosts],
        allowedOrigins: options.allowedOrigins,
        isExposed: arrival.isExposed,
      });
      const identified = doorkeeper.identify(head, {
        path,
        isLoopback: arrival.isLoopback,
        isSocket: arrival.isSocket,
      });
      // Nobody waits for what is known at once: this is the way of most calls.
      const resolved = identified instanceof Promise ? await identified : identified;
      const { principal, handOut, user } = resolved;
      entrance.principal = principal;
      const counting = enterCounted(entrance, { watch });
      const charge = counting instanceof Promise ? await counting : counting;
      const isStranger = handOut !== undefined;
      if (isStranger) fields[names.client] = handOut;
      const identity = user?.identity;
      const attend = (): Attendance | undefined => doorkeeper.attend(resolved);
      const context = { requestId, principal, identity, remoteAddress, isStranger, charge };
      await answer({ head, ...context, fields, attend });
    } catch (error) {
      const unforeseen = toShownError(error, { requestId, logger: options.logger });
      const verdict = await watch?.turnDown(unforeseen, entrance);
      Object.assign(fields, verdict?.fields);
      const failure = verdict?.failure ?? unforeseen;
      const shown = renderError(failure, { path, requestId });
      // What was not read of the request would be taken for the next one.
      if (!request.complete) fields['connection'] = 'close';
      const authenticate = authenticateField(failure, {
        path: URL.parse(head.url)?.pathname ?? path,
        origin: options.publicUrl ?? URL.parse(head.url)?.origin ?? '',
        hasAccounts: doorkeeper.hasAccounts,
      });
      if (authenticate !== undefined) fields['www-authenticate'] = authenticate;
      const all = { ...fields, ...Object.fromEntries(shown.headers) };
      response.writeHead(shown.status, all).end(await shown.text());
    }
  }

  return (exchange, place, answer) =>
    enter(exchange, place, answer).catch(() => void exchange.response.destroy());
}
