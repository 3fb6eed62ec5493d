import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { buildView } from '../view/build-view.js';
import { type GivenRow, makeRows } from '../view/make-rows.fixture.js';
import { createFilter } from './create-filter.js';
import type { ServiceFilter } from './service-filter.js';

const endpoints = [{ url: 'https://same.example', transport: 'sse' as const }];
const rows: readonly GivenRow[] = [
  {
    record: makeRecord({
      id: 'a',
      category: 'Data Tools',
      tags: ['SQL', 'fast'],
      verification: { by: 'registry', reason: 'r' },
      auth: { kind: 'oauth2' },
    }),
    health: 'up',
  },
  { record: makeRecord({ id: 'b', tags: ['sql'], auth: { kind: 'unknown' }, endpoints }) },
  {
    record: makeRecord({ id: 'c', endpoints: [], transports: ['stdio'], category: 'other' }),
    registry: 1,
    health: 'down',
  },
  {
    record: makeRecord({ id: 'b2', category: 'other', tags: ['fast'], endpoints }),
    registry: 1,
    health: 'up',
  },
];
const view = buildView(makeRows(rows), { isVisible: () => true });

function filter(given: ServiceFilter): string {
  const options = { view, registryNames: ['first', 'second'], versionKeys: new Set([11]) };
  const passes = createFilter(given, options);
  return Array.from(view.faces, (face, service) => (passes(service) ? rows[face]?.record.id : ''))
    .join('')
    .trim();
}

test.each<[ServiceFilter, string]>([
  [{}, 'abc'],
  [{ category: 'data TOOLS ' }, 'a'],
  [{ category: 'other' }, 'bc'],
  [{ category: 'sql' }, ''],
  [{ tags: ['sql'] }, 'ab'],
  [{ tags: ['Sql', 'FAST'] }, 'ab'],
  [{ tags: ['sql', 'nothing'] }, ''],
  [{ tags: [] }, 'abc'],
  [{ transport: 'http' }, 'a'],
  [{ transport: 'sse' }, 'b'],
  [{ transport: 'stdio' }, 'c'],
  [{ auth: 'oauth2' }, 'a'],
  [{ auth: 'none' }, 'bc'],
  [{ auth: 'unknown' }, ''],
  [{ source: 'first' }, 'ab'],
  [{ source: 'second' }, 'bc'],
  [{ source: 'third' }, ''],
  [{ health: 'up' }, 'a'],
  [{ health: 'down' }, 'c'],
  [{ health: 'unknown' }, 'b'],
  [{ verified: true }, 'a'],
  [{ verified: false }, 'bc'],
  [{ protected: true }, 'a'],
  [{ protected: false }, 'bc'],
  [{ version: '1.0.0' }, 'b'],
  [{ updatedSince: Date.parse('2025-12-31') }, 'abc'],
  [{ updatedSince: Date.parse('2026-01-01') }, ''],
  [{ category: 'other', source: 'first', protected: false, tags: ['sql', 'fast'] }, 'b'],
])('%j leaves %j', (given, expected) => {
  expect(filter(given)).toBe(expected);
});

test('a tag may hold a comma, and comes apart like several', () => {
  const given = [
    { record: makeRecord({ id: 'a', tags: ['Science, Research'] }) },
    { record: makeRecord({ id: 'b', tags: ['science', 'research'] }) },
  ];
  const commas = buildView(makeRows(given), { isVisible: () => true });
  const idsWith = (...tags: readonly string[]) =>
    given.flatMap(({ record }, service) =>
      createFilter({ tags }, { view: commas, registryNames: [] })(service) ? [record.id] : [],
    );
  expect(idsWith('science', 'research')).toEqual(['a']);
  expect(idsWith('research', 'science')).toEqual(['b']);
});

test('many tags cost no more looks at all values than one', () => {
  const given = makeRows([{ record: makeRecord({ id: 'a', tags: ['a'] }) }]);
  let looks = 0;
  const facetValues: typeof given.facetValues = Object.assign(new Map(given.facetValues), {
    [Symbol.iterator]() {
      looks += 1;
      return given.facetValues[Symbol.iterator]();
    },
  });
  const counted = buildView({ ...given, facetValues }, { isVisible: () => true });
  const before = looks;
  const tags = Array.from({ length: 256 }, () => 'a');
  expect(createFilter({ tags }, { view: counted, registryNames: [] })(0)).toBe(true);
  expect(looks - before).toBe(1);
});
