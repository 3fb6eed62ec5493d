import { isObject } from '../../core/is-object.js';
import type { RegistryHttp } from '../http/registry-http.js';
import { listPages } from './list-pages.js';
import { readPage } from './read-page.js';

export interface FetchVersionsOptions {
  readonly registry: string;
  readonly signal: AbortSignal;
}

const maximumVersions = 500;
const maximumPages = 5;
/** What is answered where the name is not known, and where something in between has broken the `%2F`. */
const unknownName = [400, 404, 405, 422];

/**
 * All versions of a name as the registry sees them now. Where its path does not get through, the name is searched for.
 *
 * @returns `undefined` where nothing was found, which proves nothing.
 */
export async function fetchVersions(
  http: RegistryHttp,
  name: string,
  { registry, signal }: FetchVersionsOptions,
): Promise<readonly unknown[] | undefined> {
  const path = `/v0.1/servers/${encodeURIComponent(name.toWellFormed())}/versions`;
  const answer = await http.getJson(path, { signal, expected: unknownName });
  const rows: unknown[] = [];
  if (answer.status < 400) {
    rows.push(...readPage(answer, { registry }).rows.slice(0, maximumVersions).filter(isNamed));
  } else {
    const pages = listPages(http, { registry, query: { search: name }, signal, maximumPages });
    for await (const page of pages) rows.push(...page.rows.filter(isNamed));
  }
  return rows.length === 0 ? undefined : rows;

  // The search is for a part of a name, and a registry that does not know it answers with anything.
  function isNamed(row: unknown): boolean {
    return isObject(row) && isObject(row['server']) && row['server']['name'] === name;
  }
}
