import { expect, test } from 'vitest';
import { pageRows } from './page-rows.js';

test('all rows come once, in order, over as many pages as it takes', () => {
  const rows = Array.from({ length: 2500 }, (_, index) => ({ index }));
  const found: unknown[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = pageRows(rows, { list: 'tools/list', cursor });
    found.push(...(page?.rows ?? []));
    cursor = page?.nextCursor;
    pages += 1;
  } while (cursor !== undefined && pages < 10);
  expect(found).toEqual(rows);
  expect(pages).toBe(3);
});

test('large rows make small pages; a single one is listed whatever its size', () => {
  const rows = Array.from({ length: 3 }, () => ({ text: 'x'.repeat(5 * 1024 * 1024) }));
  expect(pageRows(rows, { list: 'a' })?.rows).toHaveLength(1);
});

test.each([
  ['one of another list', pageRows(Array.from({ length: 1001 }), { list: 'b' })?.nextCursor],
  ['no cursor at all', 'bm9uZQ'],
  ['an empty one', ''],
  ['a number', 7],
  ['null', null],
  ['one that decodes leniently', `${Buffer.from('["a",1000]').toString('base64url')}!`],
  ['a place before the list', Buffer.from('["a",-1]').toString('base64url')],
])('%s is refused', (_, cursor) => {
  expect(pageRows([1], { list: 'a', cursor })).toBeUndefined();
});

test('the end of a list that has become shorter is an empty page', () => {
  const { nextCursor: cursor } = pageRows(Array.from({ length: 1001 }), { list: 'a' }) ?? {};
  expect(pageRows([1], { list: 'a', cursor })).toEqual({ rows: [] });
});
