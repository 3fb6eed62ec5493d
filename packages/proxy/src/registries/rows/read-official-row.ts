import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { cleanText } from '../values/clean-text.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import { isObject } from '../../core/is-object.js';
import { readEndpoints } from './read-endpoints.js';
import { readPlainRow } from './read-plain-row.js';
import type { RowContext, RowReading } from './row.js';

const officialKey = 'io.modelcontextprotocol.registry/official';

/** Reads a row of the official registry: `{server, _meta}`, one for each version of a name. */
export function readOfficialRow(
  row: { readonly server: Record<string, unknown>; readonly _meta?: unknown },
  context: RowContext,
): RowReading {
  const { server } = row;
  const official = objectOf(objectOf(row._meta)[officialKey]);
  const status = official['status'] ?? server['status'];
  if (status === 'deleted') return {};
  const remotes = objectsOf(server['remotes']);
  const packages = objectsOf(server['packages']);
  const { record, problem } = readPlainRow(
    {
      ...server,
      id: undefined,
      endpoints: [],
      createdAt: official['publishedAt'],
      updatedAt: official['updatedAt'],
    },
    context,
  );
  if (record === undefined) return { problem: problem ?? 'it cannot be read' };
  const reading = readEndpoints({
    candidates: remotes,
    // A package's address, where it has one, is of a process that somebody would have to start first.
    words: packages.map((entry) => objectOf(entry['transport'])['type'] ?? 'stdio'),
  });
  const { transports: _none, ...rest } = record;
  const id = hashToUuid([context.key, record.name]);
  return {
    record: {
      ...rest,
      id,
      ...publisherOf(record),
      endpoints: reading.endpoints,
      ...(reading.transports.length === 0 ? {} : { transports: reading.transports }),
      auth: readHeaders(remotes),
      source: { registry: context.registry, id: record.name },
    },
    ...(reading.problem === undefined ? {} : { problem: reading.problem }),
    versionRank: `${official['isLatest'] === true ? 1 : 0} ${record.createdAt}`,
  };
}

/** The namespace of the name says who publishes: `com.example/weather`. */
function publisherOf({ name, publisher }: ServiceRecord): { publisher?: string } {
  const namespace =
    publisher ?? (name.includes('/') ? name.slice(0, name.indexOf('/')) : undefined);
  return namespace === undefined ? {} : { publisher: namespace };
}

/** Headers that remotes ask for tell what they want; no headers tell nothing, as OAuth needs none. */
function readHeaders(remotes: readonly Record<string, unknown>[]): ServiceRecord['auth'] {
  const headers = remotes
    .flatMap((remote) => objectsOf(remote['headers']))
    .filter(
      (header) =>
        header['isSecret'] === true || header['isRequired'] === true || isAuthorization(header),
    );
  const names = [
    ...new Set(headers.flatMap((header) => cleanText(header['name'], { maxLength: 128 }) ?? [])),
  ].slice(0, 16);
  if (names.length === 0) return { kind: 'unknown' };
  return {
    kind: headers.some(isAuthorization) ? 'bearer' : 'api_key',
    details: { headers: names },
  };
}

function isAuthorization(header: Record<string, unknown>): boolean {
  return typeof header['name'] === 'string' && header['name'].toLowerCase() === 'authorization';
}

function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

function objectsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
