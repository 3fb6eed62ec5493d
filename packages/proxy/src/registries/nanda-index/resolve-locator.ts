import { isObject } from '../../core/is-object.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { openOrganisation } from './open-organisation.js';
import { readOrganisation } from './read-organisation.js';
import type { IndexSearch } from './index-search.js';

/**
 * What an index resolves a URN, a domain or an e-mail address to, where that is one server.
 *
 * @returns `undefined` where the index knows nothing of it, or knows no more than a catalog: that is not opened for
 * a question.
 */
export async function resolveLocator(
  locator: string,
  { http, hops, context, signal, fallbackMoment }: IndexSearch,
): Promise<readonly ServiceRecord[] | undefined> {
  const { status, body } = await http.getJson('/api/v1/resolve', {
    query: { locator },
    signal,
    retries: 0,
    timeout: 10_000,
    isQuestion: true,
    // It may not take locators of this kind.
    expected: [400, 404, 422],
  });
  if (status >= 400 || !isObject(body)) return undefined;
  const { organisation } = readOrganisation(body['index_record'], { fallbackMoment });
  if (organisation?.kind !== 'card') return undefined;
  const { records } = await openOrganisation(organisation, { hops, context, signal });
  return records;
}
