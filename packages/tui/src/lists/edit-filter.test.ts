import { expect, test } from 'vitest';
import { pressKeys } from '../testing/press-keys.js';
import { sessionAfter } from '../testing/session-after.js';

const kept = pressKeys(
  ['/', 'sum', 'tab'],
  sessionAfter([{ type: 'panes-entered' }, { type: 'place-opened', place: 'connections' }]),
).state;

test('what is typed takes the place of an old filter', () => {
  expect(kept.lists.connections).toMatchObject({ filter: 'sum', isFiltering: false });
  const { state } = pressKeys(['/', 'e', 'c'], kept);
  expect(state.lists.connections).toMatchObject({ filter: 'ec', isFiltering: true });
});

test('an old filter can be changed, and stays where nothing is typed', () => {
  const changed = pressKeys(['/', 'backspace', 'x'], kept).state;
  expect(changed.lists.connections.filter).toBe('sux');
  const left = pressKeys(['/', 'tab'], kept).state;
  expect(left.lists.connections).toEqual(kept.lists.connections);
});
