import type { Service, ServiceHealth, ServiceMatch, ServiceVersion } from '@nanda/protocol';
import { pageOf } from '../credentials/page-of.js';
import { wantedFields } from '../credentials/wanted-fields.js';
import { isProtected } from './is-protected.js';
import { listTransports } from './list-transports.js';
import type { MergedRecord } from './merge-listings.js';
import type { UsageCount } from './usage-repository.js';

/** What is known of a service beside its listings. */
export interface ServiceFacts {
  readonly usage?: UsageCount | undefined;
  readonly health?: ServiceHealth | undefined;
  readonly versions?: readonly ServiceVersion[] | undefined;
  readonly match?: ServiceMatch | undefined;
  readonly reason?: string | undefined;
  /** Whether it is one of many: then its first tools are named, without what they say of themselves. */
  readonly isBrief?: boolean | undefined;
  /** Names of registries that do not answer now. */
  readonly stale?: ReadonlySet<string> | undefined;
}

/** Tools that are named where many services are listed. */
const maxBriefTools = 30;

/** What a caller may see of a service. A command of this machine is only told as the transport `stdio`. */
export function toService(record: MergedRecord, facts: ServiceFacts = {}): Service {
  const transports = listTransports(record);
  const sourceOf = (source: { readonly registry: string; readonly id: string }) => ({
    ...source,
    ...(facts.stale?.has(source.registry) === true && { stale: true }),
  });
  return {
    id: record.id,
    name: record.name,
    ...defined('title', record.title),
    description: record.description,
    ...defined('version', record.version),
    ...defined('publisher', record.publisher),
    ...defined('category', record.category),
    tags: [...record.tags],
    transports,
    endpoints: [
      ...record.endpoints.map((endpoint) => copy(endpoint)),
      ...(transports.includes('stdio') ? [{ transport: 'stdio' as const }] : []),
    ],
    ...defined('packages', record.packages && copy(record.packages)),
    auth: {
      type: record.auth.kind,
      ...(facts.isBrief === true ? {} : describeWanted(record)),
      ...defined('details', record.auth.details && { ...record.auth.details }),
    },
    capabilities: [...record.capabilities],
    ...defined('tools', record.tools.length === 0 ? undefined : toolsOf(record, facts)),
    protected: isProtected(record),
    status: record.status ?? 'active',
    verified: record.verification !== undefined,
    ...defined('verification', record.verification && { ...record.verification }),
    ...defined('health', facts.health && { ...facts.health }),
    ...defined('rating', record.rating && { ...record.rating }),
    popularity: { registry: record.popularity, ...facts.usage },
    ...defined('homepage', record.homepage),
    ...defined('repository', record.repository),
    source: sourceOf(record.source),
    ...(record.alsoIn.length === 0 ? {} : { alsoIn: record.alsoIn.map(sourceOf) }),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    ...defined('versions', facts.versions && [...facts.versions]),
    ...defined('match', facts.match),
    ...defined('reason', facts.reason),
  };
}

/** What a caller is asked for before anybody has asked the service. What its user has configured is asked of nobody. */
function describeWanted(record: MergedRecord): Pick<Service['auth'], 'fields' | 'where'> {
  if (record.trust === 'local-user') return {};
  const { fields } = wantedFields(record);
  return {
    ...(fields.length > 0 && { fields }),
    ...((fields.length > 0 || record.auth.kind === 'oauth2') && defined('where', pageOf(record))),
  };
}

function toolsOf(
  { tools }: MergedRecord,
  { isBrief = false }: ServiceFacts,
): NonNullable<Service['tools']> {
  if (!isBrief) return tools.map((tool) => ({ ...tool }));
  return tools.slice(0, maxBriefTools).map(({ name }) => ({ name }));
}

function defined<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}

type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };

/** What is handed out belongs to whoever gets it. */
function copy<T extends object>(value: T): Mutable<T> {
  return structuredClone(value) as Mutable<T>;
}
