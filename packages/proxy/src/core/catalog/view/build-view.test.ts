import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { hashName } from '../search/hash-name.js';
import type { ServiceRecord } from '../service-record.js';
import { buildView, type BuildViewOptions } from './build-view.js';
import { type GivenRow, makeRows } from './make-rows.fixture.js';

const verification = { by: 'registry', reason: 'r' } as const;
const endpoints = [{ url: 'https://same.example/mcp', transport: 'http' as const }];
const everything: BuildViewOptions = { isVisible: () => true };

/** A listing of the one service that all of these rows are. */
const listing = (id: string, given: Partial<ServiceRecord> = {}): ServiceRecord =>
  makeRecord({ id, endpoints, ...given });

function see(rows: readonly GivenRow[], options = everything) {
  const view = buildView(makeRows(rows), options);
  const idOf = (row: number) => rows[row]?.record.id;
  return {
    view,
    faces: Array.from(view.faces, idOf),
    othersOf: (service: number) => (view.others.get(service) ?? []).map(idOf),
    facetsOf: (service: number) =>
      Array.from(view.facetsOf(service), (facet) => view.rows.facetValues.get(facet)?.value),
  };
}

test('a service stands by the listing of the first registry', () => {
  const { faces, othersOf, view } = see([
    { record: listing('b'), registry: 1 },
    { record: makeRecord({ id: 'c' }), registry: 1 },
    { record: listing('a'), registry: 0 },
  ]);
  expect(faces).toEqual(['a', 'c']);
  expect(othersOf(0)).toEqual(['b']);
  expect(othersOf(1)).toEqual([]);
  expect([...view.serviceOf]).toEqual([0, 1, 0]);
});

test('of one registry the verified listing stands, then the reachable one, then the first', () => {
  const name = 'acme/same';
  const given: Partial<ServiceRecord>[] = [
    { endpoints: [], status: 'deprecated', verification },
    { endpoints: [] },
    {},
    {},
    { endpoints: [], verification },
    { verification, status: 'deprecated' },
  ];
  const rows = given.map((one, place) => ({
    record: makeRecord({ id: `${place}`, name, ...one }),
    place,
  }));
  const { faces, othersOf } = see(rows);
  expect(faces).toEqual(['4']);
  expect(othersOf(0)).toEqual(['2', '3', '1', '5', '0']);
});

test('equally good services come in the order of their places', () => {
  const { faces } = see([
    { record: makeRecord({ id: 'a' }), place: 2 },
    { record: makeRecord({ id: 'b' }), place: 1 },
    { record: makeRecord({ id: 'c' }), place: 1 },
  ]);
  expect(faces).toEqual(['b', 'c', 'a']);
});

test('has all tags, and of every other kind what the first listing says that knows it', () => {
  const { facetsOf } = see([
    { record: listing('a', { tags: ['one'], auth: { kind: 'unknown' } }), registry: 0 },
    {
      record: listing('b', { tags: ['two', 'ONE'], category: 'Data', auth: { kind: 'oauth2' } }),
      registry: 1,
    },
    { record: listing('c', { category: 'Other', auth: { kind: 'none' } }), registry: 2 },
  ]);
  expect(new Set(facetsOf(0))).toEqual(new Set(['Data', 'http', 'oauth2', 'one', 'two']));
  expect(facetsOf(0)).toHaveLength(5);
});

test('how callers are known stays unknown where no listing knows it', () => {
  const auth = { kind: 'unknown' } as const;
  const { facetsOf, view } = see([
    { record: listing('a', { auth }), registry: 0 },
    { record: listing('b', { auth }), registry: 1 },
  ]);
  expect(facetsOf(0)).toEqual(['http', 'unknown']);
  expect([...view.isProtected]).toEqual([0]);
});

test('knows what wants credentials, also where another listing says so', () => {
  const { view } = see([
    { record: listing('a', { auth: { kind: 'unknown' } }), registry: 0 },
    { record: listing('b', { auth: { kind: 'bearer' } }), registry: 1 },
    { record: makeRecord({ id: 'c' }), registry: 0 },
    { record: makeRecord({ id: 'd', auth: { kind: 'api_key' } }), registry: 0 },
  ]);
  expect([...view.isProtected]).toEqual([1, 0, 1]);
});

test('what is not to be seen is nowhere, and lends nothing', () => {
  const { faces, othersOf, facetsOf, view } = see(
    [
      { record: listing('mine', { tags: ['secret'] }), registry: 0 },
      { record: listing('a', { tags: ['open'] }), registry: 1 },
      { record: makeRecord({ id: 'mine too' }), registry: 0 },
    ],
    { isVisible: (registry: number) => registry !== 0 },
  );
  expect(faces).toEqual(['a']);
  expect(othersOf(0)).toEqual([]);
  expect(facetsOf(0)).not.toContain('secret');
  expect([...view.serviceOf]).toEqual([-1, 0, -1]);
});

test('finds the row of a key', () => {
  const { view } = see([
    { record: makeRecord({ id: 'a' }), key: 5 },
    { record: makeRecord({ id: 'b' }), key: 900 },
  ]);
  expect([5, 900, 6, 0, 10_000].map((key) => view.rowOf(key))).toEqual([0, 1, -1, -1, -1]);
});

test('nothing is a view too', () => {
  const { view } = see([]);
  expect([view.faces.length, view.rowOf(1)]).toEqual([0, -1]);
});

test('nobody takes an id over: of several registries that list one, the first counts', () => {
  const { faces, othersOf } = see([
    { record: makeRecord({ id: 'a', name: 'mine', endpoints: [] }), registry: 0 },
    { record: makeRecord({ id: 'a', name: 'theirs' }), registry: 1 },
    { record: makeRecord({ id: 'b' }), registry: 1 },
  ]);
  expect(faces).toEqual(['a', 'b']);
  expect(othersOf(0)).toEqual([]);
});

test('rows of one list stay two services, also where their names have the same hash', () => {
  const [evil, victim] = ['io.github.evil/tool-wxuhaea0', 'io.github.zvictim/tool'];
  expect(hashName(evil)).toBe(hashName(victim));
  const { faces } = see([
    { record: listing('victim', { name: victim }) },
    { record: listing('evil', { name: evil }) },
  ]);
  expect(faces).toEqual(['victim', 'evil']);
});
