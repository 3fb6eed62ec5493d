import type { ServiceRecord } from './service-record.js';

const maxTags = 64;

/** A service with the other places that list it. */
export interface MergedRecord extends ServiceRecord {
  readonly alsoIn: readonly { readonly registry: string; readonly id: string }[];
}

/**
 * One service of several listings. The first one stands; the others lend it their tags and what they
 * say about it that it leaves open. Where it answers, what is to be run and where links lead is the
 * first one's word alone: nobody can put an address of theirs under somebody else's name.
 */
export function mergeListings(
  first: ServiceRecord,
  others: readonly ServiceRecord[],
): MergedRecord {
  const alsoIn = others.map(({ id, source }) => ({ registry: source.registry, id }));
  if (others.length === 0) return { ...first, alsoIn };
  const all = [first, ...others];
  const find = <Key extends keyof ServiceRecord>(key: Key): Pick<ServiceRecord, Key> | undefined =>
    all.find((record) => record[key] !== undefined);
  const mostTools = all.reduce(
    (most, { tools }) => (tools.length > most.length ? tools : most),
    first.tools,
  );
  const merged: ServiceRecord = {
    ...pickFrom(find, ['category', 'rating']),
    ...first,
    description: all.find(({ description }) => description !== '')?.description ?? '',
    tags: uniteWords(all.map(({ tags }) => tags)).slice(0, maxTags),
    capabilities: uniteWords(all.map(({ capabilities }) => capabilities)),
    tools: first.tools.length > 0 ? first.tools : mostTools,
    popularity: Math.max(...all.map(({ popularity }) => popularity)),
    auth: first.auth.kind === 'unknown' ? (knownAuth(all) ?? first.auth) : first.auth,
  };
  return { ...merged, alsoIn };
}

function pickFrom<Key extends keyof ServiceRecord>(
  find: (key: Key) => Pick<ServiceRecord, Key> | undefined,
  keys: readonly Key[],
): Partial<ServiceRecord> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const record = find(key);
      return record === undefined ? [] : [[key, record[key]]];
    }),
  ) as Partial<ServiceRecord>;
}

function knownAuth(records: readonly ServiceRecord[]): ServiceRecord['auth'] | undefined {
  return records.find(({ auth }) => auth.kind !== 'unknown')?.auth;
}

/** Each once, without regard to case, in the order in which they come. */
function uniteWords(lists: readonly (readonly string[])[]): string[] {
  const words = new Map<string, string>();
  for (const word of lists.flat()) {
    const key = word.toLowerCase();
    if (!words.has(key)) words.set(key, word);
  }
  return [...words.values()];
}
