import { stripVTControlCharacters } from 'node:util';
import { NandaError } from '../nanda-error.js';
import { foldCase } from './search/fold-case.js';
import type { ServiceRecord } from './service-record.js';
import type { ServiceRepository } from './service-repository.js';
import type { CatalogView } from './view/catalog-view.js';
import { findNames } from './view/find-names.js';

type Store = Pick<ServiceRepository, 'findById' | 'records'>;

/** Services of one name that are told apart at most. */
const maxNamesakes = 50;

export interface FindListingOptions {
  readonly repository: Store;
  /** The view to look in; called again where nothing was found in the first one. */
  readonly view: () => Promise<CatalogView>;
  /** Looks whether what is not found has been written just now. */
  readonly lookAgain: () => Promise<void>;
  /** Names that are like one that was not found, the most alike first. */
  readonly suggest: (text: string) => Promise<readonly string[]>;
}

export interface FoundListing {
  readonly view: CatalogView;
  readonly row: number;
}

/**
 * The listing of an id, or of a name that only one service has.
 *
 * @throws NandaError SERVICE_NOT_FOUND with the nearest names, or VALIDATION_ERROR with the ids of
 *   all services of that name.
 */
export async function findListing(
  idOrName: string,
  { repository, view, lookAgain, suggest }: FindListingOptions,
): Promise<FoundListing> {
  const wanted = idOrName.trim();
  const find = async () => {
    const seen = await view();
    return { view: seen, rows: await findRows(wanted, { repository, view: seen }) };
  };
  let found = await find();
  if (found.rows.length === 0) {
    await lookAgain();
    found = await find();
  }
  const [row, ...others] = found.rows;
  if (row === undefined) throw notFound(wanted, await suggest(wanted));
  if (others.length > 0) throw ambiguous(wanted, { ids: await idsOf(found, { repository }) });
  return { view: found.view, row };
}

/**
 * An id names its own listing, and a name the listing that is called so: never another one that
 * stands for the same service. Registries count in their order: what an earlier one calls so is
 * meant, whatever ids and names a later one gives.
 */
async function findRows(
  wanted: string,
  { repository, view }: { readonly repository: Store; readonly view: CatalogView },
): Promise<readonly number[]> {
  if (wanted === '') return [];
  const registryOf = (row: number | undefined) => view.rows.registries[row ?? -1] ?? Infinity;
  const keys = await repository.findById(wanted);
  const [own] = bestFirst(
    keys.map((key) => view.rowOf(key)),
    view,
  );
  const called = await findCalled(wanted, { repository, view });
  const registry = registryOf(called[0]);
  if (own !== undefined && registryOf(own) <= registry) return [own];
  const meant = wanted.includes('/')
    ? called.filter((row) => registryOf(row) === registry)
    : called;
  const services = new Map<number, number>();
  for (const row of meant) {
    const service = view.serviceOf[row] ?? -1;
    if (!services.has(service)) services.set(service, row);
  }
  return [...services.values()];
}

/** Who is called so by name comes before who only shows it as a title. */
async function findCalled(
  wanted: string,
  { repository, view }: { readonly repository: Store; readonly view: CatalogView },
): Promise<number[]> {
  const { byName, byTitle } = findNames(view, wanted);
  const calls: [rows: readonly number[], textOf: (record: ServiceRecord) => string | undefined][] =
    [
      [byName, ({ name }) => name],
      [byTitle, ({ title }) => title],
    ];
  for (const [rows, textOf] of calls) {
    const candidates = bestFirst(rows, view).slice(0, maxNamesakes);
    const records = await repository.records(candidates.map((row) => view.rows.keys[row] ?? 0));
    // The view knows names by numbers that two of them may share.
    const called = records.filter(
      ({ record }) => foldCase(textOf(record) ?? '') === foldCase(wanted),
    );
    if (called.length > 0) return called.map(({ key }) => view.rowOf(key));
  }
  return [];
}

/** Those that are seen: by the order of the registries, and what stands for its service first. */
function bestFirst(rows: readonly number[], view: CatalogView): number[] {
  const { registries } = view.rows;
  return rows
    .filter((row) => row >= 0 && (view.serviceOf[row] ?? -1) >= 0)
    .toSorted(
      (a, b) =>
        (registries[a] ?? 0) - (registries[b] ?? 0) ||
        standing(view, a) - standing(view, b) ||
        a - b,
    );
}

async function idsOf(
  { view, rows }: { readonly view: CatalogView; readonly rows: readonly number[] },
  { repository }: { readonly repository: Store },
): Promise<string[]> {
  const records = await repository.records(rows.map((row) => view.rows.keys[row] ?? 0));
  return records.map(({ record }) => record.id);
}

function standing({ serviceOf, faces }: CatalogView, row: number): number {
  return faces[serviceOf[row] ?? -1] === row ? 0 : 1;
}

function ambiguous(wanted: string, { ids }: { readonly ids: readonly string[] }): NandaError {
  return new NandaError(
    'VALIDATION_ERROR',
    `${ids.length} services are called ${quote(wanted)}. Use one of their ids: ${ids.join(', ')}.`,
    { details: { ids } },
  );
}

function notFound(wanted: string, suggestions: readonly string[]): NandaError {
  const advice =
    suggestions.length === 0
      ? 'Search for it, or list all services.'
      : `Did you mean ${suggestions.map(quote).join(', ')}?`;
  return new NandaError(
    'SERVICE_NOT_FOUND',
    `There is no service with the id or name ${quote(wanted)}. ${advice}`,
    suggestions.length === 0 ? {} : { details: { suggestions } },
  );
}

function quote(text: string): string {
  const safe = stripVTControlCharacters(text).replace(/\p{Cc}/gu, '');
  return `"${safe.length > 100 ? `${safe.slice(0, 100)}…` : safe}"`;
}
