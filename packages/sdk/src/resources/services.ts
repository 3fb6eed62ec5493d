import type {
  SearchMeta,
  Service,
  ServiceHealth,
  ServiceRegistration,
  Timeframe,
  ToolDefinition,
} from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import { createPagePromise } from '../create-page-promise.js';
import type { Transport } from '../http/transport.js';
import type { PagePromise } from '../page-promise.js';
import { Page } from '../page.js';
import type { ServiceListQuery, ServiceSearchQuery } from './service-queries.js';

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
   * @example
   * const services = await nanda.services.search({ query: 'coffee', category: 'business' });
   */
  search(
    query: ServiceSearchQuery = {},
    options?: RequestOptions,
  ): PagePromise<Service, SearchMeta> {
    const fetchPage = async ({
      query: q,
      ...rest
    }: ServiceSearchQuery): Promise<Page<Service, SearchMeta>> => {
      const { data, meta } = await this.#transport.request('services.search', {
        query: { q, ...rest },
        options,
      });
      return new Page(data, { meta, fetchPage: (cursor) => fetchPage(turnTo(cursor, query)) });
    };
    return createPagePromise(fetchPage(query));
  }

  /** Lists all services. Await it for one page, or iterate it, without awaiting, over all of them. */
  list(query: ServiceListQuery = {}, options?: RequestOptions): PagePromise<Service> {
    const fetchPage = async (page: ServiceListQuery): Promise<Page<Service>> => {
      const { data, meta } = await this.#transport.request('services.list', {
        query: { ...page },
        options,
      });
      return new Page<Service>(data, {
        meta,
        fetchPage: (cursor) => fetchPage(turnTo(cursor, query)),
      });
    };
    return createPagePromise(fetchPage(query));
  }

  /** Gets one service by its id, or by its name where only one service has it. @throws NotFoundError */
  async get(serviceId: string, options?: RequestOptions): Promise<Service> {
    const { data } = await this.#transport.request('services.get', {
      params: { serviceId },
      options,
    });
    return data;
  }

  /** Another name of {@link get}. */
  getById(serviceId: string, options?: RequestOptions): Promise<Service> {
    return this.get(serviceId, options);
  }

  /** Lists the services that are used most. @param timeframe `week` where left out */
  async getPopular(
    timeframe: Timeframe = 'week',
    { limit, ...options }: RequestOptions & { readonly limit?: number | undefined } = {},
  ): Promise<Service[]> {
    const { data } = await this.#transport.request('services.popular', {
      query: { timeframe, limit },
      options,
    });
    return data;
  }

  /**
   * Lists services that fit the caller's own use of others, each with its `reason`.
   *
   * @param options `limit`: 1 to 100, 10 where left out
   * @throws AuthenticationError where the proxy wants to know who asks.
   */
  async getRecommendations({
    limit,
    ...options
  }: RequestOptions & { readonly limit?: number | undefined } = {}): Promise<Service[]> {
    const { data } = await this.#transport.request('services.recommendations', {
      query: { limit },
      options,
    });
    return data;
  }

  /** Lists the tools of a service. The proxy opens a short connection where it does not know them yet. */
  async getTools(serviceId: string, options?: RequestOptions): Promise<ToolDefinition[]> {
    const { data } = await this.#transport.request('services.tools', {
      params: { serviceId },
      options,
    });
    return data;
  }

  /**
   * Asks a service whether it answers now; tells what it answered, be it nothing.
   *
   * @throws NotFoundError
   */
  async getHealth(serviceId: string, options?: RequestOptions): Promise<ServiceHealth> {
    const { data } = await this.#transport.request('services.health', {
      params: { serviceId },
      options,
    });
    return data;
  }

  /**
   * Lists a service of the caller's own in the catalog of this proxy. It has to answer before it is listed.
   *
   * @throws BadRequestError for a registration that cannot be read, PermissionDeniedError for an address
   * that the proxy does not call, InternalServerError when nothing answers there, or no MCP server.
   */
  async register(registration: ServiceRegistration, options?: RequestOptions): Promise<Service> {
    const { data } = await this.#transport.request('services.register', {
      body: registration,
      options,
    });
    return data;
  }

  /** Takes a service that the caller registered out of the catalog, and returns it. @throws NotFoundError */
  async unregister(serviceId: string, options?: RequestOptions): Promise<Service> {
    const { data } = await this.#transport.request('services.unregister', {
      params: { serviceId },
      options,
    });
    return data;
  }
}

/** A cursor says where to go on; an offset beside it would say it twice. */
function turnTo<Query extends ServiceListQuery>(cursor: string, query: Query): Query {
  return { ...query, cursor, offset: undefined };
}
