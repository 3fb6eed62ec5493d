import { expect, test } from 'vitest';
import { markPage } from './mark-page.js';

test('knows a page by its rows', () => {
  const rows = [{ id: 'a', name: 'A', updated_at: '1' }, { id: 'b' }];
  expect(markPage(rows)).toBe(markPage(structuredClone(rows)));
  const others = [[], rows.slice(1), rows.toReversed(), [{ ...rows[0], updated_at: '2' }, rows[1]]];
  for (const other of others) expect(markPage(other)).not.toBe(markPage(rows));
});

test('a row may be of any kind and depth', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  expect(markPage([null, 7, deep, { id: deep }, { id: 'x'.repeat(10_000_000) }])).toHaveLength(36);
});
