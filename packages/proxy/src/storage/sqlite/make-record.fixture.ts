import type { ServiceRecord } from '../../core/catalog/service-record.js';

/** A record for tests: everything that is not given is plain. */
export function makeRecord(given: Partial<ServiceRecord> & { readonly id: string }): ServiceRecord {
  return {
    name: given.id,
    description: '',
    tags: [],
    endpoints: [{ url: `https://${encodeURIComponent(given.id)}.example/mcp`, transport: 'http' }],
    auth: { kind: 'none' },
    tools: [],
    capabilities: [],
    popularity: 0,
    source: { registry: 'test', id: given.id },
    trust: 'local-file',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...given,
  };
}
