import { expect, test } from 'vitest';

import { listTools, type ListToolsOptions } from './list-tools.js';

const schema = { type: 'object' };

function list(requestPage: ListToolsOptions['requestPage']): ReturnType<typeof listTools> {
  return listTools({ requestPage, isCallable: () => true, name: 'service' });
}

test('all pages, whole rows', async () => {
  const tools = await list(async ({ cursor }) =>
    cursor === undefined
      ? { tools: [{ name: 'a', inputSchema: schema, extra: 1 }], nextCursor: '2' }
      : { tools: [{ name: 'b', inputSchema: schema }] },
  );
  expect(tools).toEqual([
    { name: 'a', inputSchema: schema, extra: 1 },
    { name: 'b', inputSchema: schema },
  ]);
});

test('rows that are no tools do not take the others with them', async () => {
  const rows = [
    null,
    { name: 1, inputSchema: schema },
    { name: 'x' },
    { name: 'a', inputSchema: schema },
  ];
  expect(await list(async () => ({ tools: [...rows, ...rows] }))).toHaveLength(1);
});

test('a cursor that comes again ends the list', async () => {
  let pages = 0;
  await list(async () => {
    pages += 1;
    return { tools: [], nextCursor: pages % 2 === 0 ? 'even' : 'odd' };
  });
  expect(pages).toBe(3);
});

test('pages without end are cut off', async () => {
  let pages = 0;
  await list(async () => {
    pages += 1;
    return { tools: [], nextCursor: String(pages) };
  });
  expect(pages).toBe(64);
});

test('no list is no answer', async () => {
  await expect(list(async () => ({ tools: 'none' }))).rejects.toMatchObject({
    code: 'UPSTREAM_PROTOCOL_ERROR',
  });
});
