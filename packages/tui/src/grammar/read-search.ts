import type { ServiceQuery } from '../client/service-query.js';
import { CommandError } from '../session/command-error.js';
import { readOptions } from './read-options.js';
import { searchOptions } from './search-options.js';

/**
 * Reads what stands behind `search`: words, and what narrows it.
 *
 * @throws {CommandError}
 */
export function readSearch(text: string): ServiceQuery {
  const read = readOptions(text, { verb: 'search', options: searchOptions });
  const tags = read.values('tags').flatMap((value) => value.split(',').filter((tag) => tag !== ''));
  const limit = read.value('limit');
  // The options were held to their choices, which are those of the contract.
  const wishes = {
    category: read.value('category') ?? read.value('type'),
    tags: tags.length > 0 ? tags : undefined,
    transport: read.value('transport') as ServiceQuery['transport'],
    auth: read.value('auth') as ServiceQuery['auth'],
    health: read.value('health') as ServiceQuery['health'],
    source: read.value('source'),
    verified: read.flag('verified'),
    protected: read.flag('protected'),
    sort: read.value('sort') as ServiceQuery['sort'],
    limit: limit === undefined ? undefined : readLimit(limit),
  };
  const given = Object.entries(wishes).filter(([, value]) => value !== undefined);
  return { text: read.text, ...Object.fromEntries(given) };
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw new CommandError(`--limit is 1 to 100, not "${text}"`, { hint: 'search: … --limit 100' });
}
