import { defaults } from '@nanda/protocol/facts';
import { expect, test } from 'vitest';
import { listAll } from './list-all.js';

type Page = Record<string, unknown>;

async function list(
  answer: (cursor: unknown, count: number) => Page,
  cursor?: string,
): Promise<{ rows: readonly unknown[]; nextCursor?: string; asked: Page[] }> {
  const asked: Page[] = [];
  const listed = await listAll({
    async askPage(params) {
      asked.push({ ...params });
      return answer(params['cursor'], asked.length);
    },
    method: 'things/list',
    member: 'things',
    cursor,
  });
  return { ...listed, asked };
}

test('walks all pages in order and gives each cursor back as it came', async () => {
  const pages: Record<string, Page> = {
    undefined: { things: [1, 2], nextCursor: 'a b' },
    'a b': { things: [], nextCursor: 'c' },
    c: { things: [3] },
  };
  expect(await list((cursor) => pages[String(cursor)] ?? {})).toEqual({
    rows: [1, 2, 3],
    asked: [{}, { cursor: 'a b' }, { cursor: 'c' }],
  });
});

test('begins where it is told to', async () => {
  expect(await list(() => ({ things: [9] }), 'there')).toEqual({
    rows: [9],
    asked: [{ cursor: 'there' }],
  });
});

test('a cursor that comes back ends the list, also after a detour and also the first one', async () => {
  const detour: Record<string, string> = { undefined: 'a', a: 'b', b: 'a' };
  const found = await list((cursor) => ({ things: [cursor], nextCursor: detour[String(cursor)] }));
  expect(found.rows).toEqual([undefined, 'a', 'b']);
  expect(found.nextCursor).toBeUndefined();
  const same = await list(() => ({ things: [1], nextCursor: 'again' }), 'again');
  expect(same).toEqual({ rows: [1], asked: [{ cursor: 'again' }] });
});

test.each([null, '', 7, {}, ['a'], 'x'.repeat(8193)])('%o is no cursor', async (nextCursor) => {
  const found = await list(() => ({ things: [1], nextCursor }));
  expect(found).toEqual({ rows: [1], asked: [{}] });
});

test('stops after 64 pages and says where the rest begins', async () => {
  const found = await list((_, count) => ({ things: [count], nextCursor: `after-${count}` }));
  expect(found.asked).toHaveLength(64);
  expect(found.rows).toHaveLength(64);
  expect(found.nextCursor).toBe('after-64');
});

test('asks for no page after 10,000 rows; the last page is whole, and as many as there are fit', async () => {
  const rows = Array.from({ length: 6000 }, (_, index) => index);
  const found = await list((_, count) => ({ things: rows, nextCursor: `after-${count}` }));
  expect(found.asked).toHaveLength(2);
  expect(found.rows).toHaveLength(12_000);
  expect(found.nextCursor).toBe('after-2');
  // More than can be arguments of one call.
  const all = await list(() => ({ things: Array.from({ length: 500_000 }, () => 0) }));
  expect(all.rows).toHaveLength(500_000);
});

test('asks for no page after as many bytes as one answer may have', async () => {
  const row = { text: 'x'.repeat(defaults.maxResult / 2) };
  const found = await list((_, count) => ({ things: [row], nextCursor: `after-${count}` }));
  expect(found.asked).toHaveLength(2);
  expect(found.nextCursor).toBe('after-2');
});

test.each([{}, { things: null }, { things: {} }, { things: 'none' }])(
  'a page without rows is no page: %o',
  async (page) => {
    await expect(list(() => page)).rejects.toMatchObject({
      code: 'UPSTREAM_PROTOCOL_ERROR',
      message: expect.stringContaining('things/list without "things"') as string,
    });
  },
);

test('a later page that fails fails the list: nobody takes a part for the whole', async () => {
  const broken = new Error('broken');
  const listing = list((cursor) => {
    if (cursor !== undefined) throw broken;
    return { things: [1], nextCursor: 'a' };
  });
  await expect(listing).rejects.toBe(broken);
});
