import { isObject } from '../../core/is-object.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { createAnswerError } from '../create-answer-error.js';
import type { IndexSearch } from './index-search.js';
import { isLocator } from './is-locator.js';
import { resolveLocator } from './resolve-locator.js';
import { searchCandidates } from './search-candidates.js';

/** The index refuses shorter and longer texts, and larger numbers. */
const minLength = 2;
const maxLength = 128;
const maxLimit = 50;
/** An index without this search, or whose search is out of order. */
const brokenStatuses = [400, 404, 405, 422, 500, 501, 502, 503, 504];

/**
 * Asks the index: a URN, a domain or an e-mail address is resolved, other texts go through its search of
 * agents. A question leads to the cards that the index itself names, and to nothing beyond them: catalogs are
 * for the reading. Whoever searches waits: nothing is tried twice.
 */
export async function searchNandaIndex(
  text: string,
  search: IndexSearch,
): Promise<readonly ServiceRecord[]> {
  const words = text.trim().slice(0, maxLength).trim();
  if (words.length < minLength) return [];
  const { http, context, limit, signal } = search;
  if (isLocator(words)) {
    const resolved = await resolveLocator(words, search);
    if (resolved !== undefined) return resolved.slice(0, limit);
  }
  const { status, body } = await http.getJson('/api/v1/agentic-search', {
    query: { q: words, limit: Math.min(Math.max(Math.ceil(limit), 1), maxLimit) },
    signal,
    retries: 0,
    timeout: 10_000,
    isQuestion: true,
    expected: brokenStatuses,
  });
  if (status >= 400) return [];
  if (!isObject(body) || !Array.isArray(body['candidates'])) {
    throw createAnswerError(context.registry, { wanted: 'result of a search' });
  }
  return (await searchCandidates(body['candidates'], search)).slice(0, limit);
}
