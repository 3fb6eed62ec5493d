import type { ServerResponse } from 'node:http';

import { answerWithJson } from '../answer-with-json.js';
import {
  type RecordedRegistryRequest,
  type RegistryServer,
  startRegistryServer,
} from '../start-registry-server.js';
import { findRecords } from './find-records.js';
import type { FakeIndexRecord } from './make-index-record.js';
import { resolveRecord } from './resolve-record.js';
import { searchAgents, type FakeCatalogEntry } from './search-agents.js';

/** A fake of api.nandaindex.org. What is writable may be changed while it runs. */
export type FakeNandaIndex = RegistryServer & {
  readonly url: string;
  records: FakeIndexRecord[];
  /** Catalogs that this fake serves too, as `<path>/agents/search`: entries by path, without a slash at its end. */
  readonly catalogs: Map<string, readonly FakeCatalogEntry[]>;
  /** Other documents that it serves: cards, `/.well-known/ai-catalog.json`. */
  readonly documents: Map<string, unknown>;
  /** Organisations that it cannot reach itself. */
  readonly unreachable: Set<string>;
};

/**
 * Serves the API of api.nandaindex.org: a bare list without pages, searches with a shortest text,
 * and the catalogs and cards of the organisations behind it.
 *
 * @example
 * await using fake = await startFakeNandaIndex();
 * fake.records = [makeIndexRecord({ org_id: 'acme', registry_url: `${fake.url}/acme` })];
 * fake.catalogs.set('/acme', [{ identifier: 'urn:air:acme.example:mcp:weather', … }]);
 */
export async function startFakeNandaIndex({
  records = [],
}: { readonly records?: readonly FakeIndexRecord[] } = {}): Promise<FakeNandaIndex> {
  const state = {
    records: [...records],
    catalogs: new Map<string, readonly FakeCatalogEntry[]>(),
    documents: new Map<string, unknown>(),
    unreachable: new Set<string>(),
  };

  const entriesOf = (record: FakeIndexRecord): readonly FakeCatalogEntry[] | undefined => {
    const url = URL.parse(String(record['registry_url']));
    if (url === null || state.unreachable.has(String(record['org_id']))) return undefined;
    return state.catalogs.get(url.pathname.replace(/\/+$/, ''));
  };

  const respond = (request: RecordedRegistryRequest, response: ServerResponse): void => {
    const { path, query } = request;
    const active = state.records.filter((record) => record['status'] === 'active');
    const text = (query.get('q') ?? '').trim();
    const limit = Number(query.get('limit') ?? 20);
    if (request.method !== 'GET') return sendMissing(request, response);
    switch (path) {
      case '/api/v1/index':
        return answerWithJson(response, { body: active });
      case '/api/v1/search':
        if (text.length < 2) {
          const detail = 'q must be at least 2 non-space characters';
          const body = { error: 'query_too_short', detail };
          return answerWithJson(response, { status: 422, body });
        }
        if (text.length > 128) {
          return sendInvalid(response, 'q must NOT have more than 128 characters');
        }
        return answerWithJson(response, { body: searchBody(text) });
      case '/api/v1/agentic-search':
        if (text.length < 2 || text.length > 128) {
          return sendInvalid(response, 'q must have 2 to 128 characters');
        }
        if (!(limit >= 1 && limit <= 50)) return sendInvalid(response, 'limit must be 1 to 50');
        return answerWithJson(response, {
          body: searchAgents({ records: active, text, limit, entriesOf }),
        });
      case '/api/v1/resolve':
        return answerWithJson(
          response,
          resolveRecord(active, { locator: query.get('locator') ?? '' }),
        );
      default:
        return sendDocument(request, response);
    }
  };

  const searchBody = (text: string): Record<string, unknown> => {
    const byName = state.records.filter((record) => record['identifier'] === text);
    const results = text.startsWith('urn:') ? byName : findRecords(state.records, { text });
    return { query: text, count: results.length, results };
  };

  const sendDocument = (request: RecordedRegistryRequest, response: ServerResponse): void => {
    const { path, query } = request;
    const [, id] = /^\/api\/v1\/index\/([^/]+)$/.exec(path) ?? [];
    const record = state.records.find((entry) => id !== undefined && entry['org_id'] === id);
    if (record !== undefined) return answerWithJson(response, { body: record });
    const document = state.documents.get(path);
    if (document !== undefined) return answerWithJson(response, { body: document });
    const entries = state.catalogs.get(path.replace(/\/agents\/search$/, ''));
    if (entries === undefined || !path.endsWith('/agents/search')) {
      return sendMissing(request, response);
    }
    const text = (query.get('q') ?? '').toLowerCase();
    const found = entries.filter((entry) => JSON.stringify(entry).toLowerCase().includes(text));
    answerWithJson(response, { body: { specVersion: '1.0', entries: found } });
  };

  const server = await startRegistryServer({ respond });
  return Object.assign(state, server, { url: server.origin });
}

function sendInvalid(response: ServerResponse, detail: string): void {
  answerWithJson(response, { status: 400, body: { error: 'FST_ERR_VALIDATION', detail } });
}

function sendMissing({ path }: RecordedRegistryRequest, response: ServerResponse): void {
  answerWithJson(response, { status: 404, body: { error: 'NOT_FOUND', detail: `no ${path}` } });
}
