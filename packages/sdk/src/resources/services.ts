import type {
  SearchMeta,
  Service,
  ServiceHealth,
  ServiceRegistration,
  Timeframe,
  ToolDefinition,
} from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Transport } from '../http/transport.js';
import type { PagePromise } from '../page-promise.js';
import { listPages } from './list-pages.js';
import type {
  PopularServiceQuery,
  ServiceListQuery,
  ServiceSearchQuery,
} from './service-queries.js';

/** The catalog of services. */
export class Services {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Searches for services. Await it for one page, or iterate it, without awaiting, over all of them.
   * The page's `meta` has facets, suggestions where nothing was found, and notices: registries whose
   * services may be missing or old.
   *
   * @param query what to look for: words, or words and filters
   *
   * @example
   * const services = await nanda.services.search({ query: 'coffee', category: 'business' });
   */
  search(
    query: string | ServiceSearchQuery = {},
    options?: RequestOptions,
  ): PagePromise<Service, SearchMeta> {
    return listPages(typeof query === 'string' ? { query } : query, ({ query: q, ...rest }, read) =>
      this.#transport.request('services.search', { query: { q, ...rest }, options }, read),
    );
  }

  /** Lists all services. Await it for one page, or iterate it, without awaiting, over all of them. */
  list(query: ServiceListQuery = {}, options?: RequestOptions): PagePromise<Service> {
    return listPages(query, (part, read) =>
      this.#transport.request('services.list', { query: { ...part }, options }, read),
    );
  }

  /** Gets one service by its id, or by its name where only one service has it. @throws NotFoundError */
  get(serviceId: string, options?: RequestOptions): APIPromise<Service> {
    return this.#transport.request('services.get', {
      params: { serviceId },
      options,
    });
  }

  /** Another name of {@link get}. */
  getById(serviceId: string, options?: RequestOptions): APIPromise<Service> {
    return this.get(serviceId, options);
  }

  /**
   * Lists the services that are used most.
   *
   * @param query the timeframe, `week` where left out; or `{ timeframe, limit }`, with `limit` 1 to 100, 10 where left out
   */
  getPopular(
    query: Timeframe | PopularServiceQuery = {},
    options?: RequestOptions,
  ): APIPromise<Service[]> {
    const { timeframe = 'week', limit } = typeof query === 'string' ? { timeframe: query } : query;
    return this.#transport.request('services.popular', { query: { timeframe, limit }, options });
  }

  /**
   * Lists services that fit the caller's own use of others, each with its `reason`.
   *
   * @param query `limit`: 1 to 100, 10 where left out
   * @throws AuthenticationError where the proxy wants to know who asks.
   */
  getRecommendations(
    { limit }: Pick<PopularServiceQuery, 'limit'> = {},
    options?: RequestOptions,
  ): APIPromise<Service[]> {
    return this.#transport.request('services.recommendations', { query: { limit }, options });
  }

  /** Lists the tools of a service. The proxy opens a short connection where it does not know them yet. */
  getTools(serviceId: string, options?: RequestOptions): APIPromise<ToolDefinition[]> {
    return this.#transport.request('services.tools', {
      params: { serviceId },
      options,
    });
  }

  /**
   * Asks a service whether it answers now; tells what it answered, be it nothing.
   *
   * @throws NotFoundError
   */
  getHealth(serviceId: string, options?: RequestOptions): APIPromise<ServiceHealth> {
    return this.#transport.request('services.health', {
      params: { serviceId },
      options,
    });
  }

  /**
   * Lists a service of the caller's own in the catalog of this proxy. It has to answer before it is listed.
   *
   * @throws BadRequestError for a registration that cannot be read, PermissionDeniedError for an address
   * that the proxy does not call, InternalServerError when nothing answers there, or no MCP server.
   */
  register(registration: ServiceRegistration, options?: RequestOptions): APIPromise<Service> {
    return this.#transport.request('services.register', {
      body: registration,
      options,
    });
  }

  /** Takes a service that the caller registered out of the catalog, and returns it. @throws NotFoundError */
  unregister(serviceId: string, options?: RequestOptions): APIPromise<Service> {
    return this.#transport.request('services.unregister', {
      params: { serviceId },
      options,
    });
  }
}
