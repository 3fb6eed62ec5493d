import type { ServiceHealthState } from '@nanda/protocol';
import { listTransports } from '../list-transports.js';
import { coreWords } from '../search/core-words.js';
import { foldCase } from '../search/fold-case.js';
import { indexHashes } from './index-hashes.js';
import { hashName } from '../search/hash-name.js';
import { splitWords } from '../search/split-words.js';
import type { ServiceRecord } from '../service-record.js';
import { listIdentities } from './list-identities.js';
import { facetKinds, type FacetValue, rowFlags, type ServiceRows } from './service-rows.js';

export interface GivenRow {
  readonly record: ServiceRecord;
  /** @default 0 */
  readonly registry?: number;
  /** @default 0 */
  readonly list?: number;
  /** @default the order of the rows */
  readonly place?: number;
  /** @default ten times its row, and one */
  readonly key?: number;
  readonly health?: ServiceHealthState;
}

/** The columns of some listings, for tests: as a store would give them. */
export function makeRows(given: readonly GivenRow[]): ServiceRows {
  const numbers = new Map<string, number>();
  const facetValues = new Map<number, FacetValue>();
  const numberOf = (kind: number, value: string): number => {
    const key = foldCase(value);
    const number = numbers.get(`${kind} ${key}`) ?? numbers.size + 1;
    if (!facetValues.has(number)) facetValues.set(number, { kind, key, value });
    numbers.set(`${kind} ${key}`, number);
    return number;
  };
  const facets = given.map(({ record }) => [
    ...(record.category === undefined ? [] : [numberOf(facetKinds.category, record.category)]),
    ...record.tags.map((tag) => numberOf(facetKinds.tags, tag)),
    ...listTransports(record).map((transport) => numberOf(facetKinds.transport, transport)),
    numberOf(facetKinds.auth, record.auth.kind),
  ]);
  const starts = [0];
  for (const list of facets) starts.push((starts.at(-1) ?? 0) + list.length);
  const records = given.map(({ record }) => record);
  return {
    count: given.length,
    keys: Uint32Array.from(given, ({ key }, row) => key ?? row * 10 + 1),
    registries: Uint16Array.from(given, ({ registry = 0 }) => registry),
    lists: Uint16Array.from(given, ({ list = 0 }) => list),
    places: Float64Array.from(given, ({ place }, row) => place ?? row),
    flags: Uint8Array.from(records, flagsOf),
    popularity: Float64Array.from(records, ({ popularity }) => popularity),
    ratings: Float64Array.from(records, ({ rating }) => rating?.average ?? 0),
    ratingCounts: Float64Array.from(records, ({ rating }) => rating?.count ?? 0),
    created: Float64Array.from(records, ({ createdAt }) => Date.parse(createdAt)),
    updated: Float64Array.from(records, ({ updatedAt }) => Date.parse(updatedAt)),
    sharedIds: new Map(
      records.flatMap(({ id }, row) =>
        records.filter((other) => other.id === id).length > 1 ? [[row, id] as const] : [],
      ),
    ),
    rowsOfName: indexHashes(Int32Array.from(records, ({ name }) => hashName(foldCase(name)))),
    rowsOfTitle: indexHashes(
      Int32Array.from(records, ({ title }) =>
        title === undefined ? 0 : hashName(foldCase(title)),
      ),
    ),
    rowsOfShortName: indexHashes(
      Int32Array.from(records, ({ name }) => hashName(coreWords(name).join(''))),
    ),
    nameWords: Uint8Array.from(records, ({ name }) => coreWords(name).length),
    words: Uint16Array.from(records, ({ description }) => splitWords(description).length),
    facetStarts: Uint32Array.from(starts),
    facets: Uint32Array.from(facets.flat()),
    facetValues,
    identities: records.map((record) => listIdentities(record).join('\n')),
    health: new Map(
      given.flatMap(({ health }, row) => (health === undefined ? [] : [[row, health] as const])),
    ),
  };
}

function flagsOf({ verification, status, endpoints }: ServiceRecord): number {
  return (
    (verification === undefined ? 0 : rowFlags.verified) +
    (status === 'deprecated' ? rowFlags.deprecated : 0) +
    (endpoints.length === 0 ? 0 : rowFlags.reachable)
  );
}
