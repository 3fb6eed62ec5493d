import { isObject } from '../../core/is-object.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { isOversized } from '../rows/is-oversized.js';
import { readEndpoints } from '../rows/read-endpoints.js';
import type { RowContext, RowReading } from '../rows/row.js';
import { cleanText } from '../values/clean-text.js';
import { cleanUrl } from '../values/clean-url.js';
import { cleanWords } from '../values/clean-words.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import { readMoment } from '../values/read-moment.js';
import { readRating } from '../values/read-rating.js';
import { scrubSecrets } from '../values/scrub-secrets.js';
import { readNandaAuth } from './read-nanda-auth.js';
import { readNandaTools } from './read-nanda-tools.js';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Reads a row of nanda-registry.com: of a list, of a search or a detail; some have an id, a name and
 * a URL alone.
 *
 * What only looks like a measurement stays away: `uptime` is 100 and `last_checked` the day of
 * creation for everybody, a `rating` of 0 is nobody's. No address says what is spoken there, one that
 * ends in `/sse` neither.
 */
export function readNandaRow(
  row: unknown,
  { key, registry, fallbackMoment, trust = 'registry' }: RowContext,
): RowReading {
  if (!isObject(row)) return { problem: 'it is not an object' };
  if (isOversized(row)) return { problem: 'it is larger than 1 MiB' };
  const name = cleanText(row['name'], { maxLength: 200 });
  if (name === undefined) return { problem: 'it has no name' };
  if (isInactive(row)) return {};
  const id = cleanText(row['id'], { maxLength: 512 }) ?? name;
  const [category, ...types] = cleanWords(row['types'] ?? row['type'], { maxCount: 8 });
  const url = row['url'] ?? undefined;
  const { endpoints, problem } = readEndpoints({ candidates: url === undefined ? [] : [url] });
  const description = scrubSecrets(
    cleanText(row['description'], { maxLength: 4_000, isOneLine: false }) ?? '',
  ).text;
  const createdAt = readMoment(row['created_at'], { fallback: fallbackMoment });
  const version = cleanText(row['version'], { maxLength: 64 });
  const publisher = cleanText(row['provider'], { maxLength: 128 });
  const homepage = cleanUrl(row['documentation_url'])?.url;
  const rating = readRating(row['rating']);
  const record: ServiceRecord = {
    // Ids that are names are another registry's as well.
    id: uuid.test(id) ? id.toLowerCase() : hashToUuid([key, id]),
    name,
    description,
    ...(version === undefined ? {} : { version }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(category === undefined ? {} : { category }),
    tags: cleanWords([...listOf(row['tags']), ...types, ...listOf(row['protocols'])]),
    endpoints,
    auth: readNandaAuth(row['usage_requirements']),
    ...readNandaTools(row['capabilities']),
    ...(homepage === undefined ? {} : { homepage }),
    ...(row['verified'] === true
      ? { verification: { by: 'registry' as const, reason: `verified by ${registry}` } }
      : {}),
    ...(rating === undefined ? {} : { rating }),
    popularity: readCount(row['usage_count']),
    source: { registry, id },
    trust,
    createdAt,
    updatedAt: readMoment(row['updated_at'], { fallback: createdAt }),
  };
  return { record, ...(problem === undefined ? {} : { problem }) };
}

/** Its owner has taken it down. */
function isInactive({ is_active: isActive, status }: Record<string, unknown>): boolean {
  return isActive === false || (isObject(status) && status['is_active'] === false);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : cleanWords(value);
}

function readCount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}
