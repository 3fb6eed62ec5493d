import type { ServiceQuery } from '../client/service-query.js';

/** What a search is narrowed by, as options of `nanda search`. */
export function searchOptions(query: ServiceQuery): (readonly [string, string?] | undefined)[] {
  const { category, tags, transport, auth, source, health, sort, cursor, limit } = query;
  const isProtected = query.protected;
  const valued = [
    ['--category', category],
    ['--tags', tags?.length ? tags.join(',') : undefined],
    ['--transport', transport],
    ['--auth', auth],
    ['--health', health],
    ['--source', source],
    ['--sort', sort],
    ['--limit', limit?.toString()],
    ['--cursor', cursor],
  ] as const;
  return [
    ...valued.map(([name, value]) => (value === undefined ? undefined : ([name, value] as const))),
    query.verified === true ? ['--verified'] : undefined,
    isProtected === undefined ? undefined : [isProtected ? '--protected' : '--no-protected'],
  ];
}
