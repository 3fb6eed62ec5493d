import type { SearchFacets } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { buildView } from '../view/build-view.js';
import type { CatalogView } from '../view/catalog-view.js';
import { type GivenRow, makeRows } from '../view/make-rows.fixture.js';
import { createFacetCounter } from './create-facet-counter.js';

const registryNames = ['first', 'second'];
const endpoints = [{ url: 'https://same.example', transport: 'sse' as const }];
const rows: readonly GivenRow[] = [
  {
    record: makeRecord({
      id: 'a',
      category: 'Data',
      tags: ['SQL', 'fast'],
      verification: { by: 'registry', reason: 'r' },
      auth: { kind: 'oauth2' },
    }),
    health: 'up',
  },
  { record: makeRecord({ id: 'b', category: 'data', tags: ['sql'], endpoints }) },
  { record: makeRecord({ id: 'b2', tags: ['more'], endpoints }), registry: 1, health: 'down' },
  { record: makeRecord({ id: 'b3', name: 'b2', endpoints }), registry: 1 },
  { record: makeRecord({ id: 'c', category: 'Other' }), registry: 1 },
];
const viewOf = (given: readonly GivenRow[]): CatalogView =>
  buildView(makeRows(given), { isVisible: () => true });
const view = viewOf(rows);

/** `value: count` of each. */
const short = (facets: SearchFacets) =>
  Object.fromEntries(
    Object.entries(facets).map(([kind, counts]: [string, { value: string; count: number }[]]) => [
      kind,
      counts.map(({ value, count }) => `${value}: ${count}`),
    ]),
  );

test('counts services, not listings, the most frequent values first', () => {
  expect(short(createFacetCounter()([0, 1, 2], { view, registryNames }))).toEqual({
    category: ['Data: 2', 'Other: 1'],
    tags: ['SQL: 2', 'fast: 1', 'more: 1'],
    transport: ['http: 2', 'sse: 1'],
    auth: ['none: 2', 'oauth2: 1'],
    source: ['first: 2', 'second: 2'],
    health: ['unknown: 2', 'up: 1'],
    verified: ['false: 2', 'true: 1'],
    protected: ['false: 2', 'true: 1'],
  });
});

test('counts what it is given alone, each time anew, over any view', () => {
  const count = createFacetCounter();
  const all = count([0, 1, 2], { view, registryNames });
  expect(short(count([2], { view, registryNames }))).toEqual({
    category: ['Other: 1'],
    tags: [],
    transport: ['http: 1'],
    auth: ['none: 1'],
    source: ['second: 1'],
    health: ['unknown: 1'],
    verified: ['false: 1'],
    protected: ['false: 1'],
  });
  const many = Array.from({ length: 3_000 }, (_, index) => ({
    record: makeRecord({ id: `s${index}`, tags: [`tag${index}`, 'all'] }),
  }));
  const { tags } = count([0, 2_999], { view: viewOf(many), registryNames });
  expect(tags).toEqual([
    { value: 'all', count: 2 },
    { value: 'tag0', count: 1 },
    { value: 'tag2999', count: 1 },
  ]);
  expect(count([0, 1, 2], { view, registryNames })).toEqual(all);
  expect(Object.values(count([], { view, registryNames })).flat()).toEqual([]);
});

test('lists the twenty most frequent values', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({
    record: makeRecord({
      id: `s${index}`,
      tags: Array.from({ length: index }, (__, tag) => `t${tag}`),
    }),
  }));
  const services = many.map((_, index) => index);
  const { tags } = createFacetCounter()(services, { view: viewOf(many), registryNames });
  expect(tags).toHaveLength(20);
  expect(tags[0]).toEqual({ value: 't0', count: 29 });
});
