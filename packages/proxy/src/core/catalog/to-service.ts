import type { Service } from '@nanda/protocol';
import { isProtected } from './is-protected.js';
import { listTransports } from './list-transports.js';
import type { ServiceRecord } from './service-record.js';
import type { UsageCount } from './usage-repository.js';

/** What a caller may see of a record. A command of this machine is only told as the transport `stdio`. */
export function toService(record: ServiceRecord, usage?: UsageCount): Service {
  const transports = listTransports(record);
  return {
    id: record.id,
    name: record.name,
    ...(record.title === undefined ? {} : { title: record.title }),
    description: record.description,
    ...(record.version === undefined ? {} : { version: record.version }),
    ...(record.publisher === undefined ? {} : { publisher: record.publisher }),
    ...(record.category === undefined ? {} : { category: record.category }),
    tags: [...record.tags],
    transports,
    endpoints: [
      ...record.endpoints.map((endpoint) => ({ ...endpoint })),
      ...(transports.includes('stdio') ? [{ transport: 'stdio' as const }] : []),
    ],
    auth: {
      type: record.auth.kind,
      ...(record.auth.details === undefined ? {} : { details: { ...record.auth.details } }),
    },
    capabilities: [...record.capabilities],
    ...(record.tools.length === 0 ? {} : { tools: record.tools.map((tool) => ({ ...tool })) }),
    protected: isProtected(record),
    verified: record.verified,
    ...(record.rating === undefined ? {} : { rating: { ...record.rating } }),
    popularity: { registry: record.popularity, ...usage },
    ...(record.homepage === undefined ? {} : { homepage: record.homepage }),
    ...(record.repository === undefined ? {} : { repository: record.repository }),
    source: { ...record.source },
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
