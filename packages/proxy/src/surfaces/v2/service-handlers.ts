import type { Catalog } from '../../core/catalog/catalog.js';
import type { ServiceTools } from '../../core/connections/service-tools.js';
import { defined } from '../http/defined.js';
import type { OperationHandlers } from '../http/operation-handler.js';

export type ServiceOperationId =
  | 'services.search'
  | 'services.list'
  | 'services.popular'
  | 'services.get'
  | 'services.tools';

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
      const { facets: _, ...page } = meta;
      return { data: services, meta: page };
    },
    'services.popular': async ({ query }, { principal }) => ({
      data: await catalog.popular(query, principal),
    }),
    'services.get': async ({ params }, { principal }) => ({
      data: await catalog.get(params.serviceId, principal),
    }),
    'services.tools': async ({ params }, { principal }) => ({
      data: [...(await serviceTools(params.serviceId, principal))],
    }),
  };
}
