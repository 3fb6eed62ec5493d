import type { Service, ServiceHealth } from '@nanda/protocol';
import { countFacets, pageOf, searchCatalog } from '../core/search-catalog.js';
import type { World } from '../core/world.js';
import type { KnownService } from '../services/known-service.js';
import type { OperationHandlers } from '../wire/operation-handler.js';
import { Refusal } from '../wire/refusal.js';

export type ServiceOperationId =
  | 'services.search'
  | 'services.list'
  | 'services.popular'
  | 'services.recommendations'
  | 'services.register'
  | 'services.get'
  | 'services.tools'
  | 'services.unregister'
  | 'services.health'
  | 'tools.search';

/** The catalog. */
export function createServiceHandlers({
  catalog,
  connections,
  clock,
}: World): OperationHandlers<ServiceOperationId> {
  const entries = (): Service[] => catalog.all.map(({ entry }) => entry);
  return {
    'services.search': ({ query }) => {
      const found = searchCatalog(entries(), query);
      const { data, meta } = pageOf(found, query);
      return { data, meta: { ...meta, facets: countFacets(found) } };
    },
    'services.list': ({ query }) => pageOf(searchCatalog(entries(), { sort: query.sort }), query),
    'services.popular': ({ query: { limit } }) => ({
      data: searchCatalog(entries(), { sort: 'popularity' }).slice(0, limit),
    }),
    'services.recommendations': ({ query: { limit } }, { caller }) => {
      const used = new Set(connections.list(caller).map(({ serviceId }) => serviceId));
      const unused = entries().filter(({ id }) => !used.has(id));
      const reason = 'You have not used it yet';
      return { data: unused.slice(0, limit).map((service) => ({ ...service, reason })) };
    },
    'services.register': ({ body }) => ({ data: catalog.register(body).entry }),
    'services.get': ({ params }) => ({ data: catalog.get(params.serviceId).entry }),
    'services.tools': ({ params }) => ({ data: toolsOf(catalog.get(params.serviceId)) }),
    'services.unregister': ({ params }) => ({ data: catalog.unregister(params.serviceId).entry }),
    'services.health': ({ params }) => ({
      data: healthOf(catalog.get(params.serviceId), clock.timestamp()),
    }),
    'tools.search': ({ query: { q, limit } }) => {
      const words = q.toLowerCase().split(/\s+/).filter(Boolean);
      const matches = entries().flatMap(({ id, name, title, verified, tools = [] }) =>
        tools
          .filter((tool) => {
            const text = `${tool.name} ${tool.description ?? ''}`.toLowerCase();
            return words.every((word) => text.includes(word));
          })
          .map((tool) => ({
            ...tool,
            service: { id, name, ...(title !== undefined && { title }), verified },
          })),
      );
      return { data: matches.slice(0, limit) };
    },
  };
}

function toolsOf({ entry, isUp, tools }: KnownService) {
  if (isUp) return Array.from(tools.values(), ({ definition }) => definition);
  throw new Refusal('CONNECTION_FAILED', {
    message: `"${entry.name}" cannot be reached: the test has disconnected it.`,
    details: { cause: 'refused' },
  });
}

function healthOf({ isUp }: KnownService, checkedAt: string): ServiceHealth {
  if (isUp) return { state: 'up', checkedAt, latency: 0 };
  return { state: 'down', checkedAt, reason: 'The test has disconnected it.' };
}
