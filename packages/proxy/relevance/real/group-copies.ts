import type { CorpusRow } from '../corpus-row.js';
import { placeOfAddress } from './place-of-address.js';

/** A list that names so many services of one repository means different ones. */
const fewest = 4;

/**
 * Tells for each row which service it is a copy of, as somebody would who reads the lists side by
 * side: one address is one service, and so is one repository, unless it is known to hold several;
 * without either, the name tells.
 *
 * Independent of how the catalog does it: what that leaves apart counts against it.
 */
export function groupCopies(rows: readonly CorpusRow[]): string[] {
  const nameIn = nameInRepositories(rows);
  const byAddress = new Map<string, string>();
  /** Services that turned out to be another one, by an address that they share. */
  const others = new Map<string, string>();
  const resolve = (service: string): string => {
    const other = others.get(service);
    return other === undefined ? service : resolve(other);
  };
  const services = rows.map((row) => {
    const address = row.url ? placeOfAddress(row.url).replace(/\/(?:mcp|sse)$/, '') : undefined;
    const service = row.repository ? nameIn(row) : (address ?? plainName(row.name));
    if (address === undefined) return service;
    const known = resolve(byAddress.get(address) ?? service);
    byAddress.set(address, known);
    if (known !== resolve(service)) others.set(resolve(service), known);
    return service;
  });
  return services.map(resolve);
}

/** Names a service by its repository, and by its own name where the repository holds several. */
function nameInRepositories(rows: readonly CorpusRow[]): (row: CorpusRow) => string {
  const byPlace = Map.groupBy(rows, ({ repository }) => placeOfAddress(repository ?? ''));
  const namesIn = new Map(
    [...byPlace].flatMap(([place, members]) => {
      const lists = Map.groupBy(members, ({ source }) => source).values();
      const isShared = [...lists].some((list) => distinctNames(list).length >= fewest);
      return isShared ? [[place, distinctNames(members)] as const] : [];
    }),
  );
  return ({ repository, name }) => {
    const place = placeOfAddress(repository ?? '');
    const names = namesIn.get(place);
    if (names === undefined) return place;
    return `${place} ${names.find((distinct) => plainName(name).endsWith(distinct)) ?? ''}`;
  };
}

/** The names that end with no other: `gmail` stands for `ai-waystation-gmail` as well. */
function distinctNames(rows: readonly CorpusRow[]): string[] {
  const names = [...new Set(rows.map(({ name }) => plainName(name)))].filter((name) => name !== '');
  return names.filter((name) => !names.some((other) => other !== name && name.endsWith(other)));
}

/** `io.github.someone/thing` and `thing-mcp-server` are called the same. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^.*\//, '')
    .replaceAll(/\b(?:mcp|servers?)\b|[^\p{L}\p{N}]/gu, '');
}
