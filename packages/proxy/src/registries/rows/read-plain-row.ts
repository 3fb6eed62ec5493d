import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { cleanText } from '../values/clean-text.js';
import { cleanUrl } from '../values/clean-url.js';
import { cleanWords } from '../values/clean-words.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import { isObject } from '../../core/is-object.js';
import { readAuth } from '../values/read-auth.js';
import { readMoment } from '../values/read-moment.js';
import { readRating } from '../values/read-rating.js';
import { readTools } from '../values/read-tools.js';
import { withoutEndSlashes } from '../../core/without-end-slashes.js';
import { readEndpoints } from './read-endpoints.js';
import type { RowContext, RowReading } from './row.js';
import { vouched } from './vouched.js';

/**
 * Reads a row of our own shape (`endpoints` or `endpoint`, `auth: {type}`, `author`) and of its
 * looser relatives (`url`, a list of `transport`, `auth` as a word): every key may be missing but the name.
 */
export function readPlainRow(
  row: Record<string, unknown>,
  { key, registry, fallbackMoment, trust = 'local-file' }: RowContext,
): RowReading {
  const name = cleanText(row['name'], { maxLength: 200 });
  if (name === undefined) return { problem: 'it has no name' };
  const id = readId(row['id']) ?? hashToUuid([key, name]);
  const { endpoints, transports, problem } = readEndpoints({
    candidates: listOf(row['endpoints'] ?? row['endpoint'] ?? row['url']),
    words: listOf(row['transports'] ?? row['transport']),
  });
  const createdAt = readMoment(row['createdAt'] ?? row['created_at'], { fallback: fallbackMoment });
  const record: ServiceRecord = {
    id,
    name,
    ...optional('title', cleanText(row['title'] ?? row['displayName'], { maxLength: 200 })),
    description: cleanText(row['description'], { maxLength: 4_000, isOneLine: false }) ?? '',
    ...optional('version', cleanText(row['version'], { maxLength: 64 })),
    ...optional('publisher', readPublisher(row)),
    ...optional('category', cleanText(row['category'], { maxLength: 64 })),
    tags: cleanWords(row['tags']),
    endpoints,
    ...(transports.length === 0 ? {} : { transports }),
    auth: readAuth(row['auth'] ?? row['authentication']),
    tools: readTools(row['tools']),
    capabilities: readCapabilities(row['capabilities']),
    ...optional('homepage', cleanUrl(row['homepage'] ?? row['websiteUrl'])?.url),
    ...optional('repository', readRepository(row['repository'])),
    ...optional('repositoryFolder', readFolder(row['repository'])),
    ...optional('list', readList(row)),
    ...(row['status'] === 'deprecated' ? { status: 'deprecated' as const } : {}),
    ...(row['verified'] === true ? { verification: vouched } : {}),
    ...optional('rating', readRating(row['rating'] ?? row['ratings'])),
    popularity: readPopularity(row['popularity'] ?? row['useCount']),
    source: { registry, id },
    trust,
    createdAt,
    updatedAt: readMoment(row['updatedAt'] ?? row['updated_at'], { fallback: createdAt }),
  };
  return { record, ...optional('problem', problem) };
}

function readId(value: unknown): string | undefined {
  return cleanText(typeof value === 'number' ? String(value) : value, { maxLength: 512 });
}

function readPublisher(row: Record<string, unknown>): string | undefined {
  const publisher = row['publisher'] ?? row['author'] ?? row['provider'];
  return cleanText(isObject(publisher) ? publisher['name'] : publisher, { maxLength: 128 });
}

function readRepository(value: unknown): string | undefined {
  return cleanUrl(isObject(value) ? value['url'] : value)?.url;
}

/** Where several services share a repository, this tells them apart. */
function readFolder(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const given = cleanText(value['subfolder'], { maxLength: 256 }) ?? '';
  const folder = withoutEndSlashes(given.replace(/^(?:\.?\/)+/, ''));
  return folder === '' ? undefined : folder;
}

/** Rows of merged lists name the list as their `source`; our own rows have an object there. */
function readList(row: Record<string, unknown>): string | undefined {
  return cleanText(row['list'] ?? row['source'], { maxLength: 64 });
}

/** A list of words, or MCP's own object whose keys are the words. */
function readCapabilities(value: unknown): string[] {
  return cleanWords(isObject(value) ? Object.keys(value) : value);
}

function readPopularity(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
