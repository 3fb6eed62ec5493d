import { expect, test } from 'vitest';
import { makeRecord } from '../../storage/sqlite/make-record.fixture.js';
import { mergeListings } from './merge-listings.js';
import type { ServiceRecord } from './service-record.js';

const first = makeRecord({
  id: 'a',
  tags: ['One'],
  auth: { kind: 'unknown' },
  popularity: 3,
  capabilities: ['tools'],
});

const full = makeRecord({
  id: 'b',
  name: 'Another name',
  title: 'Another title',
  description: 'What it does.',
  version: '9.0.0',
  versionRank: '9',
  publisher: 'Somebody',
  category: 'data',
  tags: ['one', 'two'],
  endpoints: [{ url: 'https://elsewhere.example/mcp', headers: [{ name: 'X-Steal' }] }],
  transports: ['stdio'],
  packages: [{ registryType: 'npm', identifier: 'evil', transport: 'stdio' }],
  command: { command: 'touch', args: [], env: {} },
  auth: { kind: 'oauth2', details: { a: 1 } },
  tools: [{ name: 'find' }],
  capabilities: ['tools', 'prompts'],
  homepage: 'https://home.example',
  repository: 'https://github.com/a/b',
  rating: { average: 4, count: 2 },
  verification: { by: 'registry', reason: 'r' },
  popularity: 7,
  source: { registry: 'other', id: 'b' },
  trust: 'local-user',
});

test('the other listings fill in what the first one leaves open', () => {
  expect(mergeListings(first, [full])).toMatchObject({
    description: 'What it does.',
    category: 'data',
    tags: ['One', 'two'],
    auth: { kind: 'oauth2', details: { a: 1 } },
    tools: [{ name: 'find' }],
    capabilities: ['tools', 'prompts'],
    rating: { average: 4, count: 2 },
    popularity: 7,
    alsoIn: [{ registry: 'other', id: 'b' }],
  });
});

test('who it is, where it answers and its links lead, what it may and who vouches for it is the first one’s word', () => {
  const own: (keyof ServiceRecord)[] = [
    'id',
    'name',
    'title',
    'version',
    'endpoints',
    'transports',
    'packages',
    'publisher',
    'homepage',
    'repository',
    'command',
    'verification',
    'trust',
    'source',
    'status',
    'createdAt',
    'updatedAt',
  ];
  const merged = mergeListings(first, [full]);
  for (const key of own) expect([key, merged[key]]).toEqual([key, first[key]]);
  const bare = makeRecord({ id: 'a', endpoints: [] });
  expect(mergeListings(bare, [full]).endpoints).toEqual([]);
});

test('what the first one says stands', () => {
  const plain = makeRecord({ id: 'c', description: 'x', tools: [{ name: 't' }, { name: 'u' }] });
  const merged = mergeListings({ ...full, endpoints: [] }, [plain]);
  expect(merged).toEqual({
    ...full,
    endpoints: [],
    alsoIn: [{ registry: 'test', id: 'c' }],
  });
});

test('of several others the first one that knows counts, and the one with the most tools', () => {
  const others = [
    makeRecord({ id: 'c', category: 'first', tools: [{ name: 'a' }] }),
    makeRecord({ id: 'd', category: 'second', tools: [{ name: 'b' }, { name: 'c' }] }),
  ];
  const merged = mergeListings(first, others);
  expect(merged.category).toBe('first');
  expect(merged.tools.map(({ name }) => name)).toEqual(['b', 'c']);
  expect(merged.alsoIn.map(({ id }) => id)).toEqual(['c', 'd']);
});

test('tags stay bounded, and a service that is listed once is as it is', () => {
  const tags = Array.from({ length: 60 }, (_, index) => `t${index}`);
  const more = { ...full, tags: tags.map((tag) => `more ${tag}`) };
  expect(mergeListings({ ...first, tags }, [more]).tags).toHaveLength(64);
  expect(mergeListings(full, [])).toEqual({ ...full, alsoIn: [] });
});
