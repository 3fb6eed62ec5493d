import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { isObject } from '../../core/is-object.js';
import { cleanText } from '../values/clean-text.js';
import { cleanUrl } from '../values/clean-url.js';
import { deriveVerification } from '../values/derive-verification.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import { rankVersion } from '../values/rank-version.js';
import { readMoment } from '../values/read-moment.js';
import { readText } from '../values/read-text.js';
import { readExtensions } from './read-extensions.js';
import { readOfficialFacts } from './read-official-facts.js';
import { readPackages } from './read-packages.js';
import { readRemotes } from './read-remotes.js';
import type { RowContext, RowReading } from './row.js';
import { vouched } from './vouched.js';

/**
 * Reads a row of the official registry and all that speak its language: `{server, _meta}`, one for each version of a
 * name. Knows the keys of every dated schema. A withdrawn one gives nothing.
 */
export function readOfficialRow(
  row: Record<string, unknown> & { readonly server: Record<string, unknown> },
  { key, registry, fallbackMoment, trust = 'local-file', provesNamespaces = false }: RowContext,
): RowReading {
  const { server } = row;
  const name = cleanText(server['name'], { maxLength: 200 });
  if (name === undefined) return { problem: 'it has no name' };
  const facts = readOfficialFacts(row);
  if (facts.status === 'deleted') return {};
  const remotes = readRemotes(objectsOf(server['remotes']));
  const packages = readPackages(objectsOf(server['packages']));
  const extensions = readExtensions({
    name,
    meta: objectOf(row['_meta']),
    serverMeta: objectOf(server['_meta']),
  });
  const title = readText(server['title'], { maxLength: 200 });
  const description = readText(server['description'], { maxLength: 4_000, isOneLine: false });
  const version = cleanText(facts.version, { maxLength: 255 });
  const createdAt = readMoment(facts.publishedAt, { fallback: fallbackMoment });
  const repository = isObject(server['repository']) ? server['repository'] : {};
  const folder = cleanText(repository['subfolder'], { maxLength: 512 });
  // A package's address, where it has one, is of a process that somebody would have to start first.
  const transports = new Set(packages.packages.map(({ transport }) => transport));
  for (const { transport } of remotes.endpoints) if (transport) transports.delete(transport);
  const proven =
    provesNamespaces && facts.isListed
      ? deriveVerification(name, { urls: remotes.endpoints.map(({ url }) => url) })
      : undefined;
  // Beside `server` and not in it: what stands there is the publisher's.
  const verification = proven ?? (row['verified'] === true ? vouched : undefined);
  const record: ServiceRecord = {
    id: hashToUuid([key, name]),
    name,
    ...optional('title', title.text),
    description: description.text ?? '',
    ...optional('version', version),
    versionRank: rankVersion({ version, isLatest: facts.isLatest, publishedAt: createdAt }),
    ...optional('publisher', readNamespace(name)),
    tags: extensions.tags,
    endpoints: remotes.endpoints,
    ...(transports.size === 0 ? {} : { transports: [...transports] }),
    ...(packages.packages.length === 0 ? {} : { packages: packages.packages }),
    auth: readAuthOf(remotes.endpoints),
    tools: extensions.tools,
    capabilities: [],
    ...optional('homepage', cleanUrl(server['websiteUrl'] ?? server['website_url'])?.url),
    ...optional('repository', cleanUrl(repository['url'])?.url),
    ...optional('repositoryFolder', folder),
    ...(facts.status === 'deprecated' ? { status: 'deprecated' } : {}),
    ...optional('verification', verification),
    popularity: extensions.popularity,
    source: { registry, id: name },
    trust,
    createdAt,
    updatedAt: readMoment(facts.updatedAt, { fallback: createdAt }),
  };
  const wasScrubbed = title.wasScrubbed || description.wasScrubbed;
  return {
    record,
    ...optional(
      'problem',
      remotes.problem ??
        packages.problem ??
        (wasScrubbed ? 'its description held credentials, which were left out' : undefined),
    ),
  };
}

/** The namespace of the name says who publishes: `com.example/weather`. */
function readNamespace(name: string): string | undefined {
  const slash = name.indexOf('/');
  return slash > 0 ? name.slice(0, slash) : undefined;
}

/** Headers that remotes ask for tell what they want; no headers tell nothing, as OAuth needs none. */
function readAuthOf(endpoints: ServiceRecord['endpoints']): ServiceRecord['auth'] {
  const headers = endpoints
    .flatMap((endpoint) => endpoint.headers ?? [])
    .filter((header) => header.isSecret === true || header.isRequired === true);
  const names = [...new Set(headers.map((header) => header.name))].slice(0, 16);
  if (names.length === 0) return { kind: 'unknown' };
  const isBearer = names.some((header) => header.toLowerCase() === 'authorization');
  return { kind: isBearer ? 'bearer' : 'api_key', details: { headers: names } };
}

function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

function objectsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
