import type { Service } from '@nanda/protocol';

/** A service with what every service has. */
export function stubService(given: Partial<Service> & { readonly name: string }): Service {
  return {
    id: `id-of-${given.name}`,
    description: '',
    tags: [],
    transports: [],
    endpoints: [],
    auth: { type: 'unknown' },
    capabilities: [],
    protected: false,
    status: 'active',
    verified: false,
    popularity: { registry: 0 },
    source: { registry: 'mcp-registry', id: given.name },
    createdAt: '2030-01-01T00:00:00.000Z',
    updatedAt: '2030-01-02T00:00:00.000Z',
    ...given,
  };
}
