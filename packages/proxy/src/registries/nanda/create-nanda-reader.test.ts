import { makeNandaServer } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createNandaReader } from './create-nanda-reader.js';

const context = {
  key: 'key',
  registry: 'nanda',
  fallbackMoment: '2026-01-01T00:00:00.000Z',
  trust: 'registry',
} as const;

function read(...rows: unknown[]) {
  return createNandaReader(context).read(rows, 1);
}

test('reads a row with everything', async () => {
  const row = makeNandaServer({
    name: 'Weather',
    description: 'Rain\nand sun',
    provider: 'Sky Inc.',
    types: ['agent', 'tool'],
    tags: ['rain', 'Sun'],
    verified: true,
    rating: 4.5,
    url: 'https://weather.example/sse',
    documentation_url: 'https://weather.example/docs',
    usage_count: 12,
    capabilities: [
      { name: 'forecast', description: 'Tells it', type: 'tool', parameters: [] },
      { name: 'map', description: 'Shows it', type: 'resource' },
    ],
    protocols: ['MCP'],
    usage_requirements: {
      authentication_required: true,
      authentication_type: 'jwt',
      pricing: 'free',
    },
  });
  expect(await read(row)).toEqual({
    records: [
      {
        id: row['id'],
        name: 'Weather',
        description: 'Rain\nand sun',
        version: '1.0.0',
        publisher: 'Sky Inc.',
        category: 'agent',
        tags: ['rain', 'Sun', 'tool', 'MCP'],
        endpoints: [{ url: 'https://weather.example/sse' }],
        auth: { kind: 'bearer', details: { pricing: 'free' } },
        tools: [{ name: 'forecast', description: 'Tells it' }],
        capabilities: ['tools', 'resources'],
        homepage: 'https://weather.example/docs',
        verification: { by: 'registry', reason: 'verified by nanda' },
        rating: { average: 4.5, count: 0 },
        popularity: 12,
        source: { registry: 'nanda', id: row['id'] },
        trust: 'registry',
        createdAt: '2025-04-12T10:00:00.000Z',
        updatedAt: '2025-04-12T10:00:00.000Z',
      },
    ],
    problems: [],
  });
});

test('takes no default for a measurement, and nobody’s address along', async () => {
  const { records } = await read(makeNandaServer({ name: 'Weather' }));
  expect(records[0]).toMatchObject({ popularity: 0, auth: { kind: 'unknown' } });
  expect(records[0]).not.toHaveProperty('rating');
  expect(records[0]).not.toHaveProperty('verification');
  expect(JSON.stringify(records)).not.toMatch(/uptime|last_checked|owner@/);
});

test.each([
  [{ authentication_required: false, authentication_type: 'none' }, 'none'],
  [{ authentication_required: true, authentication_type: 'api_key' }, 'api_key'],
  [{ authentication_required: true, authentication_type: 'oauth2' }, 'oauth2'],
  [{ authentication_required: true, authentication_type: 'other' }, 'custom'],
  [{ authentication_required: true, authentication_type: 'none' }, 'custom'],
  [{}, 'unknown'],
  [null, 'unknown'],
])('%j wants %s', async (requirements, kind) => {
  const row = makeNandaServer({ name: 'x', usage_requirements: requirements });
  expect((await read(row)).records[0]?.auth).toEqual({ kind });
});

test('reads rows that have an id, a name and a URL alone, and ids that are names', async () => {
  const { records, problems } = await read(
    { id: 'bakery ', name: 'bakery', url: 'https://bakery.example' },
    { id: 7, name: 'numbered' },
    { name: 'nameless' },
  );
  expect(problems).toEqual([]);
  expect(records).toMatchObject([
    {
      name: 'bakery',
      source: { id: 'bakery' },
      endpoints: [{ url: 'https://bakery.example' }],
      createdAt: context.fallbackMoment,
    },
    { name: 'numbered', endpoints: [] },
    { name: 'nameless', source: { id: 'nameless' } },
  ]);
  const other = createNandaReader({ ...context, key: 'other' });
  const [twin] = (await other.read([{ id: 'bakery', name: 'bakery' }], 1)).records;
  expect(twin?.id).not.toBe(records[0]?.id);
});

test('one server that was registered with and without /sse is one service', async () => {
  const { records, problems } = await read(
    { id: 'a', name: 'Bakery', url: 'https://bakery.example/', tags: ['bread'] },
    {
      id: 'b',
      name: 'bakery',
      url: 'https://bakery.example/sse',
      tags: ['cake'],
      description: 'B',
    },
    { id: 'c', name: 'Other', url: 'https://bakery.example/sse' },
  );
  expect(records).toMatchObject([
    {
      name: 'Bakery',
      description: 'B',
      tags: ['bread', 'cake'],
      source: { id: 'a' },
      endpoints: [{ url: 'https://bakery.example/' }, { url: 'https://bakery.example/sse' }],
    },
    { name: 'Other' },
  ]);
  expect(problems).toEqual(['page 1, row 2: "bakery" was listed before, and counts once']);
});

test('different services under one id are both kept, from page to page too', async () => {
  const reader = createNandaReader(context);
  const one = await reader.read([{ id: 'same', name: 'x' }], 1);
  const two = await reader.read(
    [
      { id: 'same ', name: 'y' },
      { id: 'same', name: 'x' },
    ],
    2,
  );
  expect(one.records[0]?.id).not.toBe(two.records[0]?.id);
  expect(two.records).toHaveLength(1);
  expect(two.problems).toEqual([
    'page 2, row 2: another row before it has the same id and name, "x"',
  ]);
});

test('a bad row costs one line, and one that was taken down none', async () => {
  const { records, problems } = await read(
    null,
    {},
    { name: '\u001B[2J' },
    { name: 'a', url: 'javascript:alert(1)' },
    { name: 'b', url: 'https://u:p@b.example/mcp?token=abc', tags: 'x, y', types: 'tool' },
    { name: 'c', is_active: false },
    { name: 'd', status: { is_active: false } },
    { name: 'e\u001B[31m', description: `key sk-${'a1'.repeat(20)}`, provider: { name: 'x' } },
  );
  expect(problems).toEqual([
    'page 1, row 1: it is not an object',
    'page 1, row 2: it has no name',
    'page 1, row 3: it has no name',
    'page 1, row 4: an endpoint has no usable http(s) or ws(s) URL and was left out',
    'page 1, row 5: an endpoint URL held credentials, which were left out',
  ]);
  expect(records.map(({ name }) => name)).toEqual(['a', 'b', 'e']);
  expect(records[1]).toMatchObject({ tags: ['x', 'y'], category: 'tool' });
  expect(JSON.stringify(records)).not.toMatch(/u:p@|token=abc|a1a1a1/);
});
