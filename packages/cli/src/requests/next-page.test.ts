import { expect, test } from 'vitest';
import { joinPages } from './join-pages.js';
import { nextPage } from './next-page.js';

test('the next page is found by cursor, by offset and by number', () => {
  expect(nextPage({ data: [1], meta: { nextCursor: 'x', total: 9 } })).toEqual({ cursor: 'x' });
  expect(nextPage({ data: [1, 2], meta: { offset: 2, total: 9 } })).toEqual({ offset: '4' });
  expect(nextPage({ data: [1, 2], meta: { offset: 7, total: 9 } })).toBeUndefined();
  expect(nextPage({ data: [], meta: { offset: 2, total: 9 } })).toBeUndefined();
  expect(nextPage({ servers: [1], page: 1, pages: 2 })).toEqual({ page: '2' });
  expect(nextPage({ servers: [1], page: 2, pages: 2 })).toBeUndefined();
  expect(nextPage({ data: { id: 1 } })).toBeUndefined();
});

test('pages become one document', () => {
  const pages = [
    { success: true, data: [1], meta: { total: 2, offset: 0, limit: 1, nextCursor: 'x' } },
    { success: true, data: [2], meta: { total: 2, offset: 1, limit: 1 } },
  ];
  expect(joinPages(pages)).toEqual({ success: true, data: [1, 2], meta: { total: 2 } });
  expect(joinPages([{ servers: [1], page: 1, pages: 2, total: 2 }, { servers: [2] }])).toEqual({
    servers: [1, 2],
    total: 2,
  });
});
