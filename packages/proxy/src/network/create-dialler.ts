import {
  Agent,
  fetch as undiciFetch,
  type Dispatcher,
  type RequestInit as UndiciRequestInit,
} from 'undici';

import { NandaError } from '../core/nanda-error.js';
import { createGuardedConnector } from './create-guarded-connector.js';
import type { GuardedLookupOptions } from './create-guarded-lookup.js';
import { findInCauses } from './find-in-causes.js';
import { followRedirect } from './follow-redirect.js';
import { isRedirect } from './is-redirect.js';

export type DiallerOptions = GuardedLookupOptions;

/** Everything that leaves the proxy goes through one of these. */
export interface Dialler {
  /**
   * Like the global `fetch`, with keep-alive and without a time limit of its own after the connect (10 s): give a signal.
   * At most three redirects are followed, each one checked.
   *
   * Rejects with a `NandaError` `BLOCKED_ADDRESS` for what the policy keeps out, `CONNECTION_FAILED` for a redirect
   * that is not followed, else with what undici rejects with.
   */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Opens sockets under the same policy, for what is no `fetch`: a WebSocket. */
  readonly dispatcher: Dispatcher;
  /** Ends every socket, running requests included. */
  close(): Promise<void>;
}

/** The one way out that is safe against requests being steered to where they must not go. */
export function createDialler({ policy, ...options }: DiallerOptions): Dialler {
  const agent = new Agent({
    connect: createGuardedConnector({ policy, ...options }),
    // Tools run for minutes and event streams are silent for longer: the caller's own timers rule.
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  const send = async (url: URL, init: RequestInit): Promise<Response> => {
    try {
      // The global types and undici's describe the same objects; only their declarations differ.
      const request = { ...init, redirect: 'manual', dispatcher: agent } as UndiciRequestInit;
      return await undiciFetch(url, request);
    } catch (error) {
      throw (
        findInCauses(error, (found) => (found instanceof NandaError ? found : undefined)) ?? error
      );
    }
  };

  return {
    fetch: async (input, init = {}) => {
      let url = new URL(input);
      let request = init;
      for (let followed = 0; ; followed += 1) {
        if (url.protocol !== 'http:' && url.protocol !== 'https:') {
          throw new NandaError(
            'CONNECTION_FAILED',
            `Addresses that start with "${url.protocol}" are not supported. Use one that starts with http: or https:.`,
            { details: { cause: 'protocol' }, retryable: false },
          );
        }
        const response = await send(url, request);
        const location = response.headers.get('location');
        if (location === null || !isRedirect(response.status)) return response;
        await response.body?.cancel();
        url = followRedirect(url, { location, policy, followed });
        // Only 303 asks for a GET; for the others a message that was to be posted must stay one.
        if (response.status === 303) request = { ...request, method: 'GET', body: null };
      }
    },
    dispatcher: agent,
    close: () => agent.destroy(),
  };
}
