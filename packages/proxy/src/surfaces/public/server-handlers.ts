import type { PublicServerPage } from '@nanda/protocol';
import type { Catalog, ServiceSearchResult } from '../../core/catalog/catalog.js';
import { defined } from '../http/defined.js';
import type { OperationHandlers } from '../http/operation-handler.js';
import { describeServer, describeServerDetail } from './describe-server.js';

export type PublicServerOperationId =
  | 'public.search'
  | 'public.list'
  | 'public.get'
  | 'public.popular';

const sorts = {
  name: 'name',
  created_at: 'newest',
  '-created_at': 'newest',
  rating: 'rating',
  '-rating': 'rating',
  popularity: 'popularity',
  '-popularity': 'popularity',
} as const;

/** Discovery on the public surface. */
export function createPublicServerHandlers({
  catalog,
}: {
  readonly catalog: Catalog;
}): OperationHandlers<PublicServerOperationId> {
  return {
    'public.search': async ({ query: { q, tags, type, limit, page } }, { principal }) => {
      const offset = (page - 1) * limit;
      const found = await catalog.search(
        defined({ text: q, tags, category: type, limit, offset }),
        principal,
      );
      return { data: pageOf(found, page) };
    },
    'public.list': async ({ query: { limit, page, ordering } }, { principal }) => {
      const sort = ordering === undefined ? 'relevance' : sorts[ordering];
      const found = await catalog.list({ limit, offset: (page - 1) * limit, sort }, principal);
      return { data: pageOf(found, page) };
    },
    'public.get': async ({ params }, { principal }) => ({
      data: describeServerDetail(await catalog.get(params.serverId, principal)),
    }),
    'public.popular': async ({ query: { period, type, limit } }, { principal }) => {
      const services = await catalog.popular(
        defined({ timeframe: period, limit, category: type }),
        principal,
      );
      return {
        data: services.map((service) => ({
          ...describeServer(service),
          popularity: {
            connections: service.popularity.connections ?? 0,
            executions: service.popularity.executions ?? 0,
          },
        })),
      };
    },
  };
}

function pageOf({ services, meta }: ServiceSearchResult, page: number): PublicServerPage {
  return {
    servers: services.map(describeServer),
    total: meta.total,
    page,
    pages: Math.ceil(meta.total / meta.limit),
  };
}
