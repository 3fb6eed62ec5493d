import { isObject } from '../../core/is-object.js';
import { cleanText } from '../values/clean-text.js';
import { cleanWords } from '../values/clean-words.js';
import { readMoment } from '../values/read-moment.js';
import type { Organisation } from './organisation.js';
import { readMediaType } from './read-media-type.js';

const longestUrl = 2_048;
const longestTimeToLive = 7 * 24 * 3_600_000;

export interface OrganisationReading {
  readonly organisation?: Organisation;
  /** What is wrong with the record. */
  readonly problem?: string;
}

/**
 * Reads one IndexRecord. One that is not active, or that leads to something else than MCP servers (A2A
 * agents, DNS, skills, other registries), gives nothing. Never throws.
 */
export function readOrganisation(
  value: unknown,
  { fallbackMoment }: { /** RFC 3339. */ readonly fallbackMoment: string },
): OrganisationReading {
  if (!isObject(value)) return { problem: 'it is not an object' };
  const id = cleanText(value['org_id'], { maxLength: 128 });
  if (id === undefined) return { problem: 'it has no org_id' };
  const { status } = value;
  if (status !== undefined && status !== 'active') return {};
  const kind = readMediaType(value['media_type']);
  if (kind === undefined) return {};
  const url = value['registry_url'];
  if (
    typeof url !== 'string' ||
    url.length > longestUrl ||
    !/^https?:$/.test(URL.parse(url.trim())?.protocol ?? '')
  ) {
    return { problem: `${id}: it has no usable registry_url` };
  }
  const name = cleanText(value['display_name'], { maxLength: 200 }) ?? id;
  const publisher = isObject(value['publisher']) ? value['publisher'] : {};
  const domain = cleanText(value['domain'], { maxLength: 253 })?.toLowerCase();
  const identifier = cleanText(value['identifier'], { maxLength: 512 });
  const description = cleanText(value['description'], { maxLength: 4_000, isOneLine: false });
  const seconds = value['ttl_seconds'];
  const createdAt = readMoment(value['created_at'], { fallback: fallbackMoment });
  return {
    organisation: {
      id,
      name,
      kind,
      url: url.trim(),
      ...(domain !== undefined && value['domain_verified'] === true ? { domain } : {}),
      ...(identifier === undefined ? {} : { identifier }),
      publisher: cleanText(publisher['displayName'], { maxLength: 128 }) ?? name.slice(0, 128),
      ...(description === undefined ? {} : { description }),
      tags: cleanWords(value['tags'], { maxCount: 32 }),
      timeToLive:
        typeof seconds === 'number' && seconds > 0
          ? Math.min(seconds * 1_000, longestTimeToLive)
          : 0,
      createdAt,
      updatedAt: readMoment(value['updated_at'], { fallback: createdAt }),
    },
  };
}
