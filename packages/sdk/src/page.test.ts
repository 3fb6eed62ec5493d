import { expect, test } from 'vitest';
import { APIPromise } from './api-promise.js';
import { NandaError } from './errors/nanda-error.js';
import { ReceivedAnswer } from './http/received-answer.js';
import { Page } from './page.js';
import { createPagePromise } from './create-page-promise.js';

/** Pages of two of the numbers 1 to 5; the cursor is where the next one begins. */
function pageFrom(start: number): Page<number> {
  const next = start + 2;
  return new Page([1, 2, 3, 4, 5].slice(start, next), {
    meta: { total: 5, limit: 2, offset: start, ...(next < 5 && { nextCursor: String(next) }) },
    fetchPage: async (cursor) => pageFrom(Number(cursor)),
  });
}

test('a page is an array, and what is made of it a plain one', () => {
  const page = pageFrom(0);
  expect(Array.isArray(page)).toBe(true);
  expect([...page]).toEqual([1, 2]);
  expect(JSON.stringify(page)).toBe('[1,2]');
  expect(page.meta.total).toBe(5);
  const doubled = page.map((item) => item * 2);
  expect(doubled).toEqual([2, 4]);
  expect(doubled).not.toBeInstanceOf(Page);
  expect(Object.keys(page)).toEqual(['0', '1']);
});

test('a page of one number is not an array of that length', () => {
  const page = new Page([7], {
    meta: { total: 1, limit: 1, offset: 0 },
    fetchPage: async () => pageFrom(0),
  });
  expect([...page]).toEqual([7]);
});

test('pages lead to the next one until the last', async () => {
  let page = pageFrom(0);
  const all = [...page];
  while (page.hasNextPage()) {
    page = await page.getNextPage();
    all.push(...page);
  }
  expect(all).toEqual([1, 2, 3, 4, 5]);
  await expect(page.getNextPage()).rejects.toThrow(NandaError);
});

const arrived = Promise.resolve(
  new ReceivedAnswer(new Response(), { text: '', subject: '', attempts: [] }),
);

test('a promise of a page can be awaited, or iterated over all pages', async () => {
  const first = () => new APIPromise(arrived, () => pageFrom(0));
  expect([...(await createPagePromise(first()))]).toEqual([1, 2]);
  const all: number[] = [];
  for await (const item of createPagePromise(first())) all.push(item);
  expect(all).toEqual([1, 2, 3, 4, 5]);
});
