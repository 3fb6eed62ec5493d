import type { ReadResource, Resource, ResourceTemplate } from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import type { Requester } from '../http/requester.js';
import type { PageCursor } from '../page-cursor.js';
import type { PagePromise } from '../page-promise.js';
import { listOffers } from './list-offers.js';
import type { OfferQuery } from './offer-query.js';

/** What the service of a connection lets be read. */
export class ConnectionResources {
  readonly #request: Requester;

  constructor(request: Requester) {
    this.#request = request;
  }

  /** Lists the resources. Await it for one page, or iterate it, without awaiting, over all of them. */
  list(query: OfferQuery = {}, options?: RequestOptions): PagePromise<Resource, PageCursor> {
    return listOffers(query, {
      fetchOffers: ({ cursor }) => this.#request('resources.list', { query: { cursor }, options }),
    });
  }

  /** Lists the families of resources: URI templates (RFC 6570). Awaited or iterated as {@link list}. */
  templates(
    query: OfferQuery = {},
    options?: RequestOptions,
  ): PagePromise<ResourceTemplate, PageCursor> {
    return listOffers(query, {
      fetchOffers: ({ cursor }) =>
        this.#request('resources.templates', { query: { cursor }, options }),
    });
  }

  /** Reads one resource: `contents` with `text`, or with `blob` in base64. */
  async read(uri: string, options?: RequestOptions): Promise<ReadResource> {
    const { data } = await this.#request('resources.read', { query: { uri }, options });
    return data;
  }

  /**
   * Asks to be told of changes of a resource.
   *
   * @example
   * connection.on('resource_updated', ({ uri }) => console.log(uri, 'has changed'));
   * await connection.resources.subscribe('file:///notes.md');
   */
  async subscribe(uri: string, options?: RequestOptions): Promise<void> {
    await this.#request('resources.subscribe', { body: { uri }, options });
  }

  /** Asks to be told of changes of a resource no longer. */
  async unsubscribe(uri: string, options?: RequestOptions): Promise<void> {
    await this.#request('resources.unsubscribe', { body: { uri }, options });
  }
}
