import { ToolDefinitionSchema } from '@nanda/protocol';
import { expect, test } from 'vitest';

import type { Logger } from '../../core/logger.js';
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

test('what is listed is a tool by the contract, whatever its optional members were', async () => {
  const wrong: unknown[] = [null, 42, 'yes', [], {}, true];
  const members = ['title', 'description', 'outputSchema', 'annotations'];
  const hints = ['title', 'readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'];
  const rows = wrong.flatMap((value, index) => [
    ...members.map((member) => ({ name: `${member} ${index}`, [member]: value })),
    ...hints.map((hint) => ({
      name: `hint ${hint} ${index}`,
      annotations: { [hint]: value, x: 1 },
    })),
  ]);
  const tools = await list(async () => ({
    tools: rows.map((row) => ({ ...row, inputSchema: schema, extra: null })),
  }));
  expect(tools).toHaveLength(rows.length);
  for (const tool of tools) {
    expect(ToolDefinitionSchema.safeParse(tool).error?.issues).toBeUndefined();
    expect(tool['extra']).toBeNull();
    if (tool.name.startsWith('hint')) expect(tool.annotations).toMatchObject({ x: 1 });
  }
});

test('a member of the wrong type is left out with a line in the log, the others stay', async () => {
  const lines: unknown[] = [];
  const warn: Logger['warn'] = (_, fields) => void lines.push(fields);
  const silent = (): void => undefined;
  const row = {
    name: 'a',
    title: null,
    description: 'does a',
    inputSchema: schema,
    annotations: { readOnlyHint: 'yes', openWorldHint: false },
  };
  const tools = await listTools({
    requestPage: async () => ({ tools: [row] }),
    isCallable: () => true,
    name: 'service',
    logger: { debug: silent, info: silent, warn, error: silent },
  });
  expect(tools).toEqual([
    {
      name: 'a',
      description: 'does a',
      inputSchema: schema,
      annotations: { openWorldHint: false },
    },
  ]);
  expect(lines).toEqual([{ service: 'service', members: 'title, annotations.readOnlyHint' }]);
});

test('a tool that is too deep does not take the others with it', async () => {
  const deep: unknown = JSON.parse(`${'{"properties":'.repeat(50_000)}{}${'}'.repeat(50_000)}`);
  const tools = await list(async () => ({
    tools: [
      { name: 'deep', inputSchema: deep },
      { name: 'a', inputSchema: schema },
    ],
  }));
  expect(tools.map(({ name }) => name)).toEqual(['a']);
});
