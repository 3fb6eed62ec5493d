import type { FacetCount, SearchFacets, Service } from '@nanda/sdk';
import type { ServicePage } from '../client/service-page.js';

/** One page, and the only one, with these services and the counts of them. */
export function fakeServicePage(
  services: Service[],
  overrides: Partial<ServicePage> = {},
): ServicePage {
  return {
    services,
    total: services.length,
    facets: countFacets(services),
    notices: [],
    suggestions: [],
    nextCursor: undefined,
    ...overrides,
  };
}

function countFacets(services: Service[]): SearchFacets {
  const count = (valuesOf: (service: Service) => readonly unknown[]): FacetCount[] => {
    const counts = new Map<string, number>();
    for (const value of services.flatMap(valuesOf)) {
      counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
    return [...counts].map(([value, times]) => ({ value, count: times }));
  };
  return {
    category: count(({ category }) => (category === undefined ? [] : [category])),
    tags: count(({ tags }) => tags),
    transport: count(({ transports }) => transports),
    auth: count(({ auth }) => [auth.type]),
    source: count(({ source }) => [source.registry]),
    health: count(({ health }) => [health?.state ?? 'unknown']),
    verified: count(({ verified }) => [verified]),
    protected: count((service) => [service.protected]),
  };
}
