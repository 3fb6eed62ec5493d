import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { buildView } from '../view/build-view.js';
import { makeRows } from '../view/make-rows.fixture.js';
import { findStart } from './find-start.js';
import type { CursorPosition } from './page-cursor.js';

/** Services with these values, in their order; their keys are 1, 11, 21 and so on. */
function start(values: readonly (number | string)[], position: CursorPosition): number {
  const rows = makeRows(values.map((_, index) => ({ record: makeRecord({ id: `${index}` }) })));
  const view = buildView(rows, { isVisible: () => true });
  const services = Uint32Array.from(values, (_, index) => index);
  return findStart({ services, values }, { position, view });
}

test.each<[string, readonly (number | string)[], CursorPosition, number]>([
  ['behind its service', [9, 7, 5, 3], { value: 7, key: 11 }, 2],
  ['behind its service, among equal ones', [5, 5, 5, 5], { value: 5, key: 11 }, 2],
  ['at the end', [9, 7], { value: 7, key: 11 }, 2],
  ['behind its value, where it is gone', [9, 7, 5, 3], { value: 6, key: 999 }, 2],
  ['behind its value, where it has moved', [9, 7, 5, 3], { value: 4, key: 1 }, 3],
  ['at the end, where all come before', [9, 7], { value: 1, key: 999 }, 2],
  ['at the beginning, where none does', [9, 7], { value: 10, key: 999 }, 0],
  ['behind its name', ['a', 'c', 'e'], { value: 'c', key: 11 }, 2],
  ['behind its name, where it is gone', ['a', 'c', 'e'], { value: 'd', key: 999 }, 2],
  ['among equal ones, where it is gone', [5, 5, 5, 5], { value: 5, key: 15 }, 2],
  ['behind equal ones, where the last is gone', [5, 5, 3], { value: 5, key: 15 }, 2],
  ['in nothing', [], { value: 5, key: 1 }, 0],
])('goes on %s', (_, values, position, place) => {
  expect(start(values, position)).toBe(place);
});

test('behind its service, though its value has drifted', () => {
  const rows = makeRows([1, 2, 3].map((id) => ({ record: makeRecord({ id: `${id}` }) })));
  const view = buildView(rows, { isVisible: () => true });
  const ordered = { services: Uint32Array.of(0, 1, 2), values: [0.92, 0.71, 0.5] };
  const position = { value: 0.7, key: 11 };
  expect(findStart(ordered, { position, view, drifts: true })).toBe(2);
  expect(findStart(ordered, { position: { value: 0.7, key: 999 }, view, drifts: true })).toBe(2);
});
