import { expect, test } from 'vitest';
import { createRowReader } from './create-row-reader.js';

const context = {
  key: 'key',
  registry: 'file:x.json',
  fallbackMoment: '2026-01-01T00:00:00.000Z',
};

function read(...rows: unknown[]) {
  const reader = createRowReader(context);
  const records = rows.flatMap(
    (row, index) => reader.read({ number: index + 1, row }, { unit: 'row' }) ?? [],
  );
  return { records, problems: reader.takeProblems() };
}

test('reads a row of our own shape', () => {
  const { records, problems } = read({
    id: ' bakery ',
    name: 'Bakery',
    description: 'Bread',
    category: 'Food',
    tags: ['bread'],
    version: '1.2.3',
    endpoints: [{ url: 'https://bakery.example/mcp', transport: 'streamable-http' }],
    auth: { type: 'none' },
    author: 'Baker',
    homepage: 'https://bakery.example/',
    ratings: { average: 4.5, count: 2 },
    popularity: 12,
    verified: true,
    capabilities: { tools: {} },
    createdAt: '2025-05-05T00:00:00Z',
  });
  expect(problems).toEqual([]);
  expect(records).toEqual([
    {
      id: 'bakery',
      name: 'Bakery',
      description: 'Bread',
      category: 'Food',
      tags: ['bread'],
      version: '1.2.3',
      endpoints: [{ url: 'https://bakery.example/mcp', transport: 'http' }],
      auth: { kind: 'none' },
      publisher: 'Baker',
      homepage: 'https://bakery.example/',
      rating: { average: 4.5, count: 2 },
      popularity: 12,
      verification: { by: 'registry', reason: 'its registry says so' },
      capabilities: ['tools'],
      tools: [],
      source: { registry: 'file:x.json', id: 'bakery' },
      trust: 'local-file',
      createdAt: '2025-05-05T00:00:00.000Z',
      updatedAt: '2025-05-05T00:00:00.000Z',
    },
  ]);
});

test('never takes a command from a row, whatever it is called', () => {
  const { records } = read({
    name: 'evil',
    command: 'rm',
    args: ['-rf'],
    trust: 'local-user',
    transport: ['stdio'],
    endpoints: [{ transport: 'stdio', command: 'rm', url: 'https://ignored.example' }],
  });
  expect(records[0]).toMatchObject({ trust: 'local-file', endpoints: [], transports: ['stdio'] });
  expect(records[0]).not.toHaveProperty('command');
});

test('reads loose rows', () => {
  const row = {
    source: 'x',
    id: 'a/b',
    name: 'b',
    description: '',
    tags: [],
    tools: [{ name: 't' }],
    auth: 'Open',
    kind: 'remote',
  };
  const { records } = read(
    {
      ...row,
      transport: ['sse'],
      url: 'https://b.example/sse',
      repository: 'https://git.example/b',
    },
    { ...row, id: 'c', transport: ['streamable-http', 'sse'], url: 'https://c.example' },
    { ...row, id: 'd', transport: ['streamable-http'], url: null, repository: null },
  );
  expect(records[0]).toMatchObject({
    endpoints: [{ url: 'https://b.example/sse', transport: 'sse' }],
    auth: { kind: 'none' },
    repository: 'https://git.example/b',
  });
  expect(records[1]).toMatchObject({
    endpoints: [{ url: 'https://c.example' }],
    transports: ['http', 'sse'],
  });
  expect(records[2]).toMatchObject({ endpoints: [], transports: ['http'] });
});

test('hands on all versions of an official row and drops deleted ones', () => {
  const row = (version: string, facts: object) => ({
    server: {
      name: 'io.github.someone/thing',
      description: version,
      version,
      repository: {},
      remotes: [
        {
          type: 'streamable-http',
          url: 'https://t.example/mcp',
          headers: [{ name: 'Authorization', value: 'Bearer {t}' }],
        },
        { type: 'sse', url: 'https://t.example/sse' },
      ],
      packages: [{ registryType: 'npm', identifier: 'thing', transport: { type: 'stdio' } }],
    },
    _meta: { 'io.modelcontextprotocol.registry/official': facts },
  });
  const { records, problems } = read(
    row('1.0.0', { isLatest: false, publishedAt: '2025-01-01T00:00:00Z' }),
    row('3.0.0', { isLatest: true, publishedAt: '2025-03-01T00:00:00Z' }),
    row('2.0.0', { isLatest: false, publishedAt: '2025-04-01T00:00:00Z' }),
    row('9.0.0', { status: 'deleted', isLatest: true, publishedAt: '2026-03-01T00:00:00Z' }),
  );
  expect(problems).toEqual([]);
  expect(records.map(({ version }) => version)).toEqual(['1.0.0', '3.0.0', '2.0.0']);
  expect(new Set(records.map(({ id }) => id)).size).toBe(1);
  const [latest] = records.toSorted((a, b) =>
    (a.versionRank ?? '') < (b.versionRank ?? '') ? 1 : -1,
  );
  expect(latest).toMatchObject({
    version: '3.0.0',
    publisher: 'io.github.someone',
    endpoints: [
      { url: 'https://t.example/mcp', transport: 'http' },
      { url: 'https://t.example/sse', transport: 'sse' },
    ],
    transports: ['stdio'],
    auth: { kind: 'bearer', details: { headers: ['Authorization'] } },
    source: { id: 'io.github.someone/thing' },
    createdAt: '2025-03-01T00:00:00.000Z',
  });
});

test('a bad row costs one line', () => {
  const { records, problems } = read(
    null,
    [],
    'text',
    {},
    { name: '\u001B[2J' },
    { name: 'a', url: 'javascript:alert(1)' },
    { name: 'b', url: 'https://u:p@b.example/mcp?token=abc' },
    { name: 'a' },
    { id: 'same', name: 'x' },
    { id: 'same', name: 'y' },
  );
  expect(problems).toEqual([
    'row 1: it is not an object',
    'row 2: it is not an object',
    'row 3: it is not an object',
    'row 4: it has no name',
    'row 5: it has no name',
    'row 6: an endpoint has no usable http(s) or ws(s) URL and was left out',
    'row 7: an endpoint URL held credentials, which were left out',
    'row 8: another row before it has the same id and name (a)',
  ]);
  expect(records.map(({ name }) => name)).toEqual(['a', 'b', 'x', 'y']);
  expect(new Set(records.map(({ id }) => id)).size).toBe(4);
  expect(JSON.stringify(records)).not.toMatch(/u:p@|abc/);
});

test('lists at most a hundred problems', () => {
  expect(read(...Array.from({ length: 300 }, () => ({}))).problems).toHaveLength(100);
});

test('tells the lists of a merged registry apart, and rows of one list that are the same', () => {
  const { records, problems } = read(
    { source: 'one', id: 'x', name: 'Thing' },
    { source: 'two', id: 'x', name: 'Thing' },
    { source: 'one', id: 'x', name: 'Thing' },
    { source: { registry: 'r', id: 'y' }, id: 'y', name: 'Other' },
  );
  expect(records.map(({ list }) => list)).toEqual(['one', 'two', undefined]);
  expect(records[0]?.id).toBe('x');
  expect(new Set(records.map(({ id }) => id)).size).toBe(3);
  expect(problems).toEqual(['row 3: another row before it has the same id and name (Thing)']);
});

test('takes out credentials that a row has published, whatever it has them in', () => {
  const token = `ghp_${'a1B2'.repeat(9)}`;
  const { records } = read({
    name: 'leaky',
    title: `use ${token}`,
    description: `Set GITHUB_TOKEN to ${token} first.`,
    tags: [token, 'git'],
    tools: [{ name: 'a', description: token }],
    auth: { type: 'bearer', note: token },
    url: `https://x.example/mcp?session=${token}`,
    endpoints: [
      `https://x.example/mcp?session=${token}`,
      `https://x.example/${token}/mcp`,
      `https://x.example/mcp#${token}`,
    ],
    homepage: `https://x.example/?q=${token}`,
    repository: `https://git.example/${token}/x`,
  });
  expect(JSON.stringify(records)).not.toContain(token);
  expect(records[0]?.description).toMatch(/^Set GITHUB_TOKEN to .+ first\.$/);
  expect(records[0]?.endpoints).toEqual([
    { url: 'https://x.example/mcp' },
    { url: 'https://x.example/mcp' },
  ]);
});
