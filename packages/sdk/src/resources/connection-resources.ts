import type { ReadResource, Resource, ResourceTemplate } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Requester } from '../http/requester.js';
import type { PageCursor } from '../page-cursor.js';
import type { PagePromise } from '../page-promise.js';
import { listPages } from './list-pages.js';
import type { OfferQuery } from './offer-query.js';

/** What the service of a connection lets be read. */
export class ConnectionResources {
  readonly #request: Requester;

  constructor(request: Requester) {
    this.#request = request;
  }

  /** Lists the resources. Await it for one page, or iterate it, without awaiting, over all of them. */
  list(query: OfferQuery = {}, options?: RequestOptions): PagePromise<Resource, PageCursor> {
    return listPages(query, ({ cursor }, read) =>
      this.#request('resources.list', { query: { cursor }, options }, read),
    );
  }

  /** Lists the families of resources: URI templates (RFC 6570). Awaited or iterated as {@link list}. */
  templates(
    query: OfferQuery = {},
    options?: RequestOptions,
  ): PagePromise<ResourceTemplate, PageCursor> {
    return listPages(query, ({ cursor }, read) =>
      this.#request('resources.templates', { query: { cursor }, options }, read),
    );
  }

  /** Reads one resource: `contents` with `text`, or with `blob` in base64. */
  read(uri: string, options?: RequestOptions): APIPromise<ReadResource> {
    return this.#request('resources.read', { query: { uri }, options });
  }

  /**
   * Asks to be told of changes of a resource.
   *
   * @example
   * connection.on('resource_updated', ({ uri }) => console.log(uri, 'has changed'));
   * await connection.resources.subscribe('file:///notes.md');
   */
  subscribe(uri: string, options?: RequestOptions): APIPromise<void> {
    return this.#request('resources.subscribe', { body: { uri }, options }, () => undefined);
  }

  /** Asks to be told of changes of a resource no longer. */
  unsubscribe(uri: string, options?: RequestOptions): APIPromise<void> {
    return this.#request('resources.unsubscribe', { body: { uri }, options }, () => undefined);
  }
}
