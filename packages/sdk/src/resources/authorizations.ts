import type { Authorization, AuthorizationRequest } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';
import { loadLater } from '../load-later.js';

/**
 * The user's consent to the use of a service, asked for at the service's authorization server (OAuth 2.1). The proxy
 * gets and keeps the tokens. `nanda.authorize()` does all of it in one call.
 */
export class Authorizations {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Begins one. Its `url` is the page on which the user agrees; it is made of what the service says: untrusted.
   *
   * @throws NotFoundError for an unknown service, ConflictError where too many are pending.
   */
  create(
    serviceId: string,
    parameters: AuthorizationRequest = {},
    options?: RequestOptions,
  ): APIPromise<Authorization> {
    const call = { params: { serviceId }, body: parameters, options };
    return this.#transport.request('authorizations.create', call);
  }

  /**
   * Tells how far it is.
   *
   * @param query `wait`: seconds that the proxy waits for its end while it is pending, 0 to 60; 0 where left out
   * @throws NotFoundError
   */
  get(
    authorizationId: string,
    { wait }: { readonly wait?: number | undefined } = {},
    options?: RequestOptions,
  ): APIPromise<Authorization> {
    const call = { params: { authorizationId }, query: { wait }, options };
    return this.#transport.request('authorizations.get', call);
  }

  /**
   * Waits until it is pending no more, and returns it, also one that has failed.
   *
   * @param options `timeout`: of the whole wait, in milliseconds; 600_000 where left out
   * @throws TimeoutError when it is pending still, AbortError, NotFoundError
   */
  async wait(authorizationId: string, options: RequestOptions = {}): Promise<Authorization> {
    const { waitForAuthorization } = await loadLater();
    return waitForAuthorization(this, { authorizationId, options });
  }

  /**
   * Finishes it with the address to which the browser was sent back, where that did not reach the proxy.
   *
   * @param parameters `redirectUrl`: the whole address, with its query. A secret until it is used.
   * @throws BadRequestError for an address that does not belong to it, NotFoundError
   */
  complete(
    authorizationId: string,
    parameters: { readonly redirectUrl: string },
    options?: RequestOptions,
  ): APIPromise<Authorization> {
    const call = { params: { authorizationId }, body: parameters, options };
    return this.#transport.request('authorizations.complete', call);
  }

  /** Gives it up. One that has ended is returned as it is. @throws NotFoundError */
  cancel(authorizationId: string, options?: RequestOptions): APIPromise<Authorization> {
    const call = { params: { authorizationId }, options };
    return this.#transport.request('authorizations.cancel', call);
  }
}
