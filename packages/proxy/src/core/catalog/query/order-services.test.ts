import type { ServiceSort } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { buildView } from '../view/build-view.js';
import { makeRows } from '../view/make-rows.fixture.js';
import { orderServices } from './order-services.js';

const records = [
  makeRecord({ id: 'a', name: 'Same', rating: { average: 4, count: 2 }, popularity: 1 }),
  makeRecord({ id: 'b', name: 'same', rating: { average: 4, count: 9 } }),
  makeRecord({ id: 'c', name: 'zebra', rating: { average: 4.01, count: 1 }, popularity: 9 }),
  makeRecord({ id: 'd', name: 'apple', createdAt: '2026-02-01T00:00:00.000Z' }),
  makeRecord({ id: 'e', name: 'same', rating: { average: 4, count: 1e9 } }),
];
const view = buildView(makeRows(records.map((record) => ({ record }))), { isVisible: () => true });

function order(sort: ServiceSort, scores?: readonly number[]): string {
  const { services, values } = orderServices([4, 2, 0, 1, 3], {
    view,
    sort,
    scores,
    nameOf: (key) => records[(key - 1) / 10]?.name.toLowerCase() ?? '',
  });
  expect(values).toHaveLength(services.length);
  return Array.from(services, (service) => records[view.faces[service] ?? 0]?.id).join('');
}

test.each<[ServiceSort, string]>([
  ['name', 'dabec'],
  ['newest', 'dabce'],
  ['popularity', 'cabde'],
  ['relevance', 'cabde'],
  ['rating', 'cebad'],
])('%s: %s', (sort, expected) => {
  expect(order(sort)).toBe(expected);
});

test('relevance goes by the scores where words were asked for', () => {
  // Of the services 4, 2, 0, 1 and 3.
  expect(order('relevance', [0, 0.1, 0.1, 0.5, 0.9])).toBe('dbace');
});

test('tells what each is ordered by', () => {
  const { values } = orderServices([0, 3], {
    view,
    sort: 'newest',
    scores: undefined,
    nameOf: () => '',
  });
  expect(values).toEqual([Date.parse('2026-02-01'), Date.parse('2026-01-01')]);
});

test('gives only those that come first, where only they are wanted', () => {
  const first = (count: number) =>
    orderServices([4, 2, 0, 1, 3], { view, sort: 'rating', nameOf: () => '', first: count });
  expect(first(2).values).toHaveLength(2);
  expect([...first(2).services]).toEqual([...first(5).services].slice(0, 2));
});
