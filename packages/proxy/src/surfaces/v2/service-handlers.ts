import type { Catalog } from '../../core/catalog/catalog.js';
import type { ServiceTools } from '../../core/connections/service-tools.js';
import { defined } from '../http/defined.js';
import type { OperationHandlers } from '../http/operation-handler.js';

export type ServiceOperationId =
  | 'services.search'
  | 'services.list'
  | 'services.popular'
  | 'services.get'
  | 'services.recommendations'
  | 'services.register'
  | 'services.unregister'
  | 'services.health'
  | 'services.tools'
  | 'tools.search';

/** The services of the v2 surface. */
export function createServiceHandlers({
  catalog,
  serviceTools,
}: {
  readonly catalog: Catalog;
  readonly serviceTools: ServiceTools;
}): OperationHandlers<ServiceOperationId> {
  return {
    'services.search': async ({ query: { q, ...query } }, { principal }) => {
      const { services, meta } = await catalog.search(defined({ text: q, ...query }), principal);
      return { data: services, meta };
    },
    'services.list': async ({ query }, { principal }) => {
      const { services, meta } = await catalog.list(defined(query), principal);
      const { facets: _, suggestions: __, notices: ___, ...page } = meta;
      return { data: services, meta: page };
    },
    'services.popular': async ({ query }, { principal }) => ({
      data: await catalog.popular(query, principal),
    }),
    'services.recommendations': async ({ query }, { principal }) => ({
      data: await catalog.recommend(query, principal),
    }),
    'services.register': async ({ body }, { principal }) => ({
      data: await catalog.register(body, principal),
    }),
    'services.unregister': async ({ params }, { principal }) => ({
      data: await catalog.unregister(params.serviceId, principal),
    }),
    'services.health': async ({ params }, { principal }) => ({
      data: await catalog.probe(params.serviceId, principal),
    }),
    'tools.search': async ({ query: { q, limit } }, { principal }) => ({
      data: await catalog.searchTools({ text: q, limit }, principal),
    }),
    'services.get': async ({ params }, { principal }) => ({
      data: await catalog.get(params.serviceId, principal),
    }),
    'services.tools': async ({ params }, { principal }) => ({
      data: [...(await serviceTools(params.serviceId, principal))],
    }),
  };
}
