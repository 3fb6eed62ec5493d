import { isObject } from '../../core/is-object.js';
import { readMember } from '../values/read-member.js';

const officialKey = 'io.modelcontextprotocol.registry/official';
/** As a first draft of the API called it, beside `server` and not below `_meta`. */
const draftKey = 'x-io.modelcontextprotocol.registry';

export interface OfficialFacts {
  /** True where a registry says anything: a server.json that nobody has published holds none. */
  readonly isListed: boolean;
  /** Lower case; `active`, `deprecated`, `deleted`, or what else somebody wrote. */
  readonly status?: string;
  readonly isLatest: boolean;
  /** As they were written. */
  readonly publishedAt: unknown;
  readonly updatedAt: unknown;
  readonly version: unknown;
}

/** What the registry says of a row, in each of the places where it has ever stood. */
export function readOfficialFacts(row: Record<string, unknown>): OfficialFacts {
  const server = objectOf(row['server']);
  const facts = [
    objectOf(row['_meta'])[officialKey],
    row[draftKey],
    objectOf(server['_meta'])[officialKey],
  ];
  const official = facts.find(isObject);
  // Of 2025-05, when there was no `_meta` yet.
  const detail = objectOf(readMember(server, 'versionDetail'));
  const said = official ?? {};
  const status = said['status'] ?? server['status'];
  return {
    isListed: official !== undefined,
    ...(typeof status === 'string' ? { status: status.toLowerCase() } : {}),
    isLatest: (readMember(said, 'isLatest') ?? readMember(detail, 'isLatest')) === true,
    publishedAt:
      readMember(said, 'publishedAt') ??
      readMember(said, 'releaseDate') ??
      readMember(detail, 'releaseDate'),
    updatedAt: readMember(said, 'updatedAt'),
    version: server['version'] ?? detail['version'],
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
