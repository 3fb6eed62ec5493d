import { splitWords } from '../split-words.js';
import { findRecords } from './find-records.js';
import type { FakeIndexRecord } from './make-index-record.js';

/** An entry of a catalog: `type` or `mediaType`, both are in use. */
export type FakeCatalogEntry = Readonly<Record<string, unknown>>;

const catalogType = 'application/ai-catalog+json';

/** `GET /api/v1/agentic-search`: the entries of catalogs, and organisations that are one agent. */
export function searchAgents({
  records,
  text,
  limit,
  entriesOf,
}: {
  readonly records: readonly FakeIndexRecord[];
  readonly text: string;
  readonly limit: number;
  /** Of an organisation's catalog; undefined where it does not answer. */
  readonly entriesOf: (record: FakeIndexRecord) => readonly FakeCatalogEntry[] | undefined;
}): Record<string, unknown> {
  const found = findRecords(records, { text });
  const unreachable: unknown[] = [];
  const words = splitWords(text);
  const candidates = found.flatMap((record, index) => {
    const rank = 1 - index / found.length;
    if (record['media_type'] !== catalogType) {
      return [
        makeCandidate(record, { entry: synthesise(record), basis: 'single_agent_org', rank }),
      ];
    }
    const entries = entriesOf(record);
    if (entries === undefined) unreachable.push(record['org_id']);
    return (entries ?? [])
      .filter((entry) => {
        const there = splitWords(`${String(entry['displayName'])} ${String(entry['description'])}`);
        return words.some((word) => there.includes(word));
      })
      .map((entry) => makeCandidate(record, { entry, basis: 'agent_search', rank }));
  });
  const best = candidates.slice(0, limit);
  return {
    query: text,
    count: best.length,
    candidates: best,
    resolved: best[0] ?? null,
    orgs_queried: found.length,
    orgs_unreachable: unreachable,
    took_ms: 1,
  };
}

function synthesise(record: FakeIndexRecord): FakeCatalogEntry {
  return {
    identifier: record['identifier'] ?? record['org_id'],
    displayName: record['display_name'],
    mediaType: record['media_type'],
    url: record['registry_url'],
    description: record['description'],
    tags: record['tags'],
  };
}

function makeCandidate(
  record: FakeIndexRecord,
  {
    entry,
    basis,
    rank,
  }: { readonly entry: FakeCatalogEntry; readonly basis: string; readonly rank: number },
): Record<string, unknown> {
  return {
    identifier: entry['identifier'],
    display_name: entry['displayName'],
    type: entry['type'] ?? entry['mediaType'],
    url: entry['url'],
    description: entry['description'] ?? null,
    tags: entry['tags'] ?? [],
    trust_manifest: record['trust_manifest'],
    provenance: { org_id: record['org_id'], registry_url: record['registry_url'], basis },
    score: rank,
  };
}
