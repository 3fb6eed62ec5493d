import type { ServerResponse } from 'node:http';

import { answerWithJson } from '../answer-with-json.js';
import {
  type RecordedRegistryRequest,
  type RegistryServer,
  startRegistryServer,
} from '../start-registry-server.js';
import { answerWithProblem } from './answer-with-problem.js';
import { listMcpEntries } from './list-mcp-entries.js';
import type { FakeMcpServer } from './make-mcp-server.js';
import type { McpRegistryQuirks } from './mcp-registry-quirks.js';
import {
  createMcpRegistryState,
  type FakeMcpEntry,
  type McpRegistryState,
} from './mcp-registry-state.js';

/** Options of {@link startFakeMcpRegistry}. */
export type FakeMcpRegistryOptions = {
  /** Published at the start. Default none. */
  readonly servers?: readonly FakeMcpServer[];
  /** Before `/v0.1`, as ToolHive has it: `/registry/default`. Default none. */
  readonly prefix?: string;
  readonly quirks?: McpRegistryQuirks;
  /** Headers that a request must carry with exactly these values; anything else is answered 401. */
  readonly requireHeaders?: Readonly<Record<string, string>>;
  /** RFC 3339: what its clock shows at the start. Default the beginning of 2026. */
  readonly start?: string;
};

/** A fake of registry.modelcontextprotocol.io that listens. */
export type FakeMcpRegistry = RegistryServer &
  Omit<McpRegistryState, 'entries'> & {
    /** Its base, with the prefix and without the API's version. */
    readonly url: string;
    /** Every version, in the order of the listing. Tests may change what is in them. */
    readonly entries: readonly FakeMcpEntry[];
    readonly quirks: McpRegistryQuirks;
    /** Rows that come first on every first page, as they are. */
    readonly dirtyRows: unknown[];
  };

const officialKey = 'io.modelcontextprotocol.registry/official';

/**
 * Serves the read API `/v0.1` of the official MCP registry as it really behaves. Its answers carry the date of its own
 * clock; what goes wrong on the way is put into `faults`.
 *
 * @example
 * await using fake = await startFakeMcpRegistry({ servers: [makeMcpServer()] });
 * fake.setStatus('com.example/weather', { status: 'deleted' });
 */
export async function startFakeMcpRegistry({
  servers = [],
  prefix = '',
  quirks = {},
  requireHeaders = {},
  start = '2026-01-01T00:00:00.000Z',
}: FakeMcpRegistryOptions = {}): Promise<FakeMcpRegistry> {
  const state = createMcpRegistryState({ start: Date.parse(start) });
  const settings = { ...quirks };
  const dirtyRows: unknown[] = [];
  for (const server of servers) state.publish(server);

  const respond = (request: RecordedRegistryRequest, response: ServerResponse): void => {
    response.setHeader('date', new Date(state.now()).toUTCString());
    const isRefused = Object.entries(requireHeaders).some(
      ([name, value]) => request.headers[name.toLowerCase()] !== value,
    );
    if (isRefused) return fail(response, { status: 401, title: 'Unauthorized' });
    if (request.method !== 'GET') return fail(response, { status: 405, title: 'Not Allowed' });
    const [rawPath = ''] = request.url.split('?');
    const path = settings.breaksEncodedNames ? rawPath.replaceAll(/%2f/gi, '/') : rawPath;
    if (path === `${prefix}/v0.1/servers`) return list(request, response);
    const rest = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    const named = /^\/v0\.1\/servers\/([^/]+)\/versions(?:\/([^/]+))?$/.exec(rest);
    if (!named) return fail(response, { status: 404, title: 'Not Found' });
    const [, name = '', version] = named.map((part) => part && decodeURIComponent(part));
    return show({ name, version, query: request.query }, response);
  };

  const list = ({ query }: RecordedRegistryRequest, response: ServerResponse): void => {
    const listing = listMcpEntries(state.entries, query, settings);
    if ('problem' in listing) {
      return answerWithProblem(response, listing.problem, { isShort: settings.hasShortErrors });
    }
    const first = query.has('cursor') ? [] : dirtyRows;
    const rows = [...first, ...listing.page.map(toRow)];
    const { nextCursor = endOf(settings) } = listing;
    answerWithJson(response, {
      body: {
        servers: rows,
        metadata: { ...(nextCursor === undefined ? {} : { nextCursor }), count: rows.length },
      },
    });
  };

  const show = (
    { name, version, query }: { name: string; version: string | undefined; query: URLSearchParams },
    response: ServerResponse,
  ): void => {
    const versions = state.entries
      .filter((entry) => entry.server.name === name)
      .filter((entry) => entry.status !== 'deleted' || query.get('include_deleted') === 'true')
      .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt));
    const wanted = versions.find(
      (entry) => entry.server.version === version || (version === 'latest' && entry.isLatest),
    );
    if (versions.length === 0 || (version !== undefined && !wanted)) {
      return fail(response, { status: 404, title: 'Not Found', detail: 'Server not found' });
    }
    const body = wanted
      ? toRow(wanted)
      : { servers: versions.map(toRow), metadata: { count: versions.length } };
    answerWithJson(response, { body });
  };

  const fail = (
    response: ServerResponse,
    { status, title, detail = title }: { status: number; title: string; detail?: string },
  ): void => {
    answerWithProblem(response, { status, title, detail }, { isShort: settings.hasShortErrors });
  };

  const server = await startRegistryServer({ respond });
  return {
    ...server,
    ...state,
    url: `${server.origin}${prefix}`,
    quirks: settings,
    dirtyRows,
  };
}

function toRow({ server, ...facts }: FakeMcpEntry): unknown {
  return { server, _meta: { [officialKey]: facts } };
}

function endOf({ end }: McpRegistryQuirks): string | null | undefined {
  if (end === 'null') return null;
  return end === 'empty' ? '' : undefined;
}
