import { expect, test } from 'vitest';
import { initialList } from './initial-list.js';
import type { ListTarget } from './list-target.js';
import type { ListState } from './list-state.js';
import { reduceList } from './reduce-list.js';
import { windowOf } from './window-of.js';

function move(state: ListState, to: ListTarget, { count = 100, rows = 10 } = {}): ListState {
  return reduceList(state, { type: 'list-moved', list: 'tools', to, count, rows });
}

test.each<[ListTarget[], number, number]>([
  [['next'], 1, 0],
  [['previous'], 0, 0],
  [['last'], 99, 90],
  [['last', 'previous'], 98, 90],
  [['half-page-down', 'half-page-down'], 10, 1],
  [['page-down'], 10, 1],
  [['page-down', 'page-up'], 0, 0],
  [['last', 'first'], 0, 0],
  [[42], 42, 33],
  [[4200], 99, 90],
])('%j ends at row %i, with %i above', (targets, cursor, offset) => {
  const end = targets.reduce((state, to) => move(state, to), initialList);
  expect([end.cursor, end.offset]).toEqual([cursor, offset]);
});

test('an empty list has no row to go to', () => {
  expect(move(initialList, 'last', { count: 0 })).toBe(initialList);
});

test('a filter begins at its best match, and is taken back whole', () => {
  const filtered = reduceList(move(initialList, 42), {
    type: 'list-filtered',
    list: 'tools',
    filter: 'sum',
  });
  expect(filtered).toMatchObject({ cursor: 0, offset: 0, filter: 'sum' });
  expect(reduceList(filtered, { type: 'list-filter-cleared', list: 'tools' })).toEqual(initialList);
});

test('the cursor is in sight also where rows or room have gone', () => {
  expect(windowOf({ cursor: 90, offset: 85 }, { count: 100, rows: 4 })).toEqual({
    first: 87,
    count: 4,
  });
  expect(windowOf({ cursor: 90, offset: 85 }, { count: 3, rows: 4 })).toEqual({
    first: 0,
    count: 3,
  });
  expect(windowOf({ cursor: 0, offset: 0 }, { count: 0, rows: 4 })).toEqual({ first: 0, count: 0 });
});
