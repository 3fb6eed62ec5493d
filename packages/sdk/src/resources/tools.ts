import type { ToolMatch } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';

/** The tools of all services of the catalog. */
export class Tools {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Finds out which service has a tool that does something, best match first. Knows the tools that
   * registries list and those that a connection has seen.
   *
   * @param query words, in any order; at least one
   * @param parameters `limit`: 1 to 100, 20 where left out
   *
   * @example
   * for (const { name, service } of await nanda.tools.search('translate text')) {
   *   console.log(name, 'of', service.id);
   * }
   */
  search(
    query: string,
    { limit }: { readonly limit?: number | undefined } = {},
    options?: RequestOptions,
  ): APIPromise<ToolMatch[]> {
    return this.#transport.request('tools.search', { query: { q: query, limit }, options });
  }
}
