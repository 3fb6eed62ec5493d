import type { CatalogEvent, RegistryStatus } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import { followEvents } from '../events/follow-events.js';
import type { Transport } from '../http/transport.js';

/** The registries that the catalog is read from. */
export class Registries {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Lists the registries, with how far each has been read. */
  list(options?: RequestOptions): APIPromise<RegistryStatus[]> {
    return this.#transport.request('registries.list', { options });
  }

  /**
   * Begins to read a registry now and does not wait for its end: {@link follow} tells of that.
   *
   * @param parameters `full`: everything anew, and not only what has changed; false where left out
   *
   * @throws NotFoundError for a registry that the proxy does not know.
   */
  sync(
    registry: string,
    { full }: { readonly full?: boolean | undefined } = {},
    options?: RequestOptions,
  ): APIPromise<RegistryStatus> {
    return this.#transport.request('registries.sync', {
      params: { registry },
      query: { full },
      options,
    });
  }

  /**
   * Follows how registries are read, from now on. A connection that breaks off is opened again, from where
   * it was: after half a second, then ever later up to 30 s. It ends, without an error, when `signal` is
   * aborted; leaving the loop ends it as well. Nothing is sent before it is iterated.
   *
   * @throws APIError, ConnectionError or TimeoutError when the stream cannot be opened at first, as any
   * call; later only APIError, when the proxy refuses it for good.
   *
   * @example
   * for await (const { registry, type } of nanda.registries.follow({ signal })) console.log(registry, type);
   */
  follow(options?: RequestOptions): AsyncGenerator<CatalogEvent, void, undefined> {
    return followEvents(this.#transport, { operation: 'events.catalog', options });
  }
}
