import { expect, test } from 'vitest';
import type { ServiceQuery } from '../../client/service-query.js';
import { activeFilters } from './active-filters.js';
import { filterNames } from './filter-names.js';
import { hasFilter } from './has-filter.js';
import { narrowedWords } from './narrowed-words.js';
import { noticeWords } from './notice-words.js';
import { toggleFilter } from './toggle-filter.js';
import { withoutFilters } from './without-filters.js';

const query: ServiceQuery = { text: 'weather', sort: 'rating', limit: 5 };

test.each([
  ['category', 'weather', { category: 'weather' }],
  ['transport', 'http', { transport: 'http' }],
  ['auth', 'bearer', { auth: 'bearer' }],
  ['source', 'demo', { source: 'demo' }],
  ['health', 'up', { health: 'up' }],
  ['verified', 'true', { verified: true }],
  ['protected', 'false', { protected: false }],
  ['tags', 'api', { tags: ['api'] }],
] as const)('%s %s is taken, and let go of again', (name, value, given) => {
  const on = toggleFilter(query, { name, value });
  expect(on).toEqual({ ...query, ...given });
  expect(hasFilter(on, { name, value })).toBe(true);
  expect(activeFilters(on)).toEqual([{ name, value }]);
  expect(toggleFilter(on, { name, value })).toEqual(query);
  expect(hasFilter(query, { name, value })).toBe(false);
});

test('of tags there may be many, of everything else one', () => {
  const one = toggleFilter(query, { name: 'tags', value: 'api' });
  const two = toggleFilter(one, { name: 'tags', value: 'free' });
  expect(two.tags).toEqual(['api', 'free']);
  expect(toggleFilter(two, { name: 'tags', value: 'api' }).tags).toEqual(['free']);
  const up = toggleFilter(query, { name: 'health', value: 'up' });
  expect(toggleFilter(up, { name: 'health', value: 'down' }).health).toBe('down');
});

test('without filters, the words and the order stay', () => {
  const narrowed = { ...query, category: 'weather', tags: ['api'], verified: true };
  expect(withoutFilters(narrowed)).toEqual({ text: 'weather', sort: 'rating' });
  expect(activeFilters(withoutFilters(narrowed))).toEqual([]);
});

test('what a list is narrowed to, in words', () => {
  expect(narrowedWords({ text: '' })).toBe('by relevance');
  const all = {
    text: '',
    verified: true,
    protected: false,
    health: 'auth_required',
    auth: 'oauth2',
    transport: 'sse',
    category: 'x',
    source: 'demo',
    tags: ['a', 'b'],
  } as const;
  expect(narrowedWords(all)).toBe(
    'verified · wants no credentials · health up, wants credentials · auth oauth2 · transport sse · category x · from demo · tag a · tag b · by relevance',
  );
  expect(new Set(activeFilters(all).map(({ name }) => name)).size).toBe(filterNames.length);
});

test('registries that are read or do not answer, in words', () => {
  expect(noticeWords([])).toBe('');
  expect(
    noticeWords([
      { registry: 'a', state: 'syncing', message: 'x' },
      { registry: 'b', state: 'failed', message: 'it does not answer' },
      { registry: 'c', state: 'pending', message: 'x' },
      { registry: 'd', state: 'fresh', message: 'x' },
    ]),
  ).toBe('! not read: b: it does not answer · reading a, c');
});
