import type { Problem } from './answer-with-problem.js';
import type { McpRegistryQuirks } from './mcp-registry-quirks.js';
import type { FakeMcpEntry } from './mcp-registry-state.js';

export type McpListing =
  | { readonly page: readonly FakeMcpEntry[]; readonly nextCursor: string | undefined }
  | { readonly problem: Problem };

const defaultLimit = 30;

/** What `GET /v0.1/servers` answers. Parameters that it does not know are ignored. */
export function listMcpEntries(
  entries: readonly FakeMcpEntry[],
  query: URLSearchParams,
  quirks: McpRegistryQuirks,
): McpListing {
  const maximum = quirks.maximumLimit ?? 100;
  const limit = query.has('limit') ? Number(query.get('limit')) : Math.min(defaultLimit, maximum);
  if (!Number.isInteger(limit) || limit < 1 || limit > maximum) return badLimit(query, maximum);
  const since = quirks.ignoresUpdatedSince ? null : query.get('updated_since');
  if (since !== null && Number.isNaN(Date.parse(since))) {
    return badRequest('Invalid updated_since format: expected RFC3339 timestamp');
  }
  if (query.has('updated_since') && query.get('include_deleted') === 'false') {
    return badRequest('include_deleted cannot be false when updated_since is provided');
  }
  const position = readCursor(query.get('cursor'));
  if (position === undefined || (query.has('cursor') && quirks.forgetsCursors)) {
    return badRequest('Invalid cursor');
  }

  const version = quirks.ignoresVersion ? null : query.get('version');
  const search = quirks.ignoresSearch ? '' : (query.get('search') ?? '').toLowerCase();
  const hasDeleted = since !== null || query.get('include_deleted') === 'true';
  const found = entries.filter(
    (entry) =>
      (hasDeleted || entry.status !== 'deleted') &&
      (version !== 'latest' || entry.isLatest) &&
      (version === null || version === 'latest' || entry.server.version === version) &&
      entry.server.name.toLowerCase().includes(search) &&
      (since === null || Date.parse(entry.updatedAt) > Date.parse(since)),
  );
  const rest = found.filter((entry) => markOf(entry) > position);
  const page = rest.slice(0, limit);
  const [first] = found.slice(limit - 1);
  if (quirks.repeatsCursor && first) return { page, nextCursor: writeCursor(markOf(first)) };
  if (page.length < limit && (quirks.neverEnds || quirks.hasEmptyPages)) {
    const again = quirks.neverEnds && page.length === 0 ? found.slice(-limit) : page;
    return { page: again, nextCursor: writeCursor(pastTheEnd(position)) };
  }
  // A full page has a cursor also where nothing comes after it.
  const last = page.length === limit ? page.at(-1) : undefined;
  return { page, nextCursor: last && writeCursor(markOf(last)) };
}

/** After every name, and another one each time. */
function pastTheEnd(position: string): string {
  const [, count = '0'] = /^\uFFFF:(\d+)$/.exec(position) ?? [];
  return `\uFFFF:${Number(count) + 1}`;
}

function markOf({ server }: FakeMcpEntry): string {
  return `${server.name}:${server.version}`;
}

function writeCursor(position: string): string {
  return Buffer.from(position).toString('base64url');
}

function readCursor(cursor: string | null): string | undefined {
  if (cursor === null) return '';
  const position = Buffer.from(cursor, 'base64url').toString();
  return position.includes(':') ? position : undefined;
}

function badRequest(detail: string): { problem: Problem } {
  return { problem: { status: 400, title: 'Bad Request', detail } };
}

function badLimit(query: URLSearchParams, maximum: number): { problem: Problem } {
  const message = `expected number <= ${maximum}`;
  const errors = [{ message, location: 'query.limit', value: query.get('limit') }];
  const detail = 'validation failed';
  return { problem: { status: 422, title: 'Unprocessable Entity', detail, errors } };
}
