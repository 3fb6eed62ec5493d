import { expect, test } from 'vitest';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { readRow } from './read-row.js';

const context = { key: 'key', registry: 'test', fallbackMoment: '2026-01-01T00:00:00.000Z' };
const officialKey = 'io.modelcontextprotocol.registry/official';
const facts = {
  status: 'active',
  publishedAt: '2025-11-24T15:23:52.365339Z',
  updatedAt: '2025-11-25T15:23:52Z',
  isLatest: true,
};
// Put together here, so that nothing in this file looks like a credential itself.
const secret = `ghp_${'0a1B2c3D4e'.repeat(3)}`;

function read(server: object, official: object | undefined = facts): Reading {
  const _meta = official === undefined ? {} : { [officialKey]: official };
  return readRow(
    { server: { name: 'com.example/x', ...server }, _meta },
    { ...context, provesNamespaces: true },
  );
}
type Reading = { readonly record?: ServiceRecord; readonly problem?: string };

test('reads a whole row', () => {
  const { record, problem } = read({
    title: 'X',
    description: 'Does x',
    version: '1.2.3',
    websiteUrl: 'https://example.com/docs',
    repository: { url: 'https://github.com/example/x', source: 'github', subfolder: 'apps/mcp' },
    icons: [{ src: 'https://example.com/icon.png' }],
    remotes: [
      {
        type: 'streamable-http',
        url: 'https://mcp.example.com/{tenant}/mcp?k={api_key}',
        headers: [
          { name: 'Authorization', description: 'Bearer token', value: 'Bearer {x_token}' },
          { name: 'X-Region', isRequired: true, choices: ['eu', 'us'], default: 'eu' },
          { name: 'X-Fixed', value: '2026' },
        ],
        variables: { tenant: { description: 'Whose', isRequired: true, placeholder: 'acme' } },
      },
      { type: 'sse', url: 'https://mcp.example.com/sse' },
    ],
    packages: [
      {
        registryType: 'npm',
        registryBaseUrl: 'https://npm-registry.example',
        identifier: '@example/x',
        version: '1.2.3',
        fileSha256: 'AB'.repeat(32),
        runtimeHint: 'npx',
        transport: { type: 'stdio' },
        runtimeArguments: [{ type: 'positional', value: '-y' }],
        packageArguments: [
          { type: 'named', name: '--port', default: '8080', format: 'number', isRepeated: true },
          { type: 'positional', valueHint: 'path', format: 'filepath', isRequired: true },
        ],
        environmentVariables: [{ name: 'X_API_KEY', isRequired: true, isSecret: true }],
      },
      {
        registryType: 'oci',
        identifier: 'images.example/example/x:1.2.3',
        transport: { type: 'streamable-http', url: 'http://{host}:{port}/mcp' },
      },
    ],
  });
  expect(problem).toBeUndefined();
  expect(record).toEqual({
    id: expect.stringMatching(/^[\da-f-]{36}$/),
    name: 'com.example/x',
    title: 'X',
    description: 'Does x',
    version: '1.2.3',
    versionRank: expect.stringMatching(/^11/),
    publisher: 'com.example',
    tags: [],
    endpoints: [
      {
        url: 'https://mcp.example.com/{tenant}/mcp?k={api_key}',
        transport: 'http',
        headers: [
          {
            name: 'Authorization',
            description: 'Bearer token',
            isSecret: true,
            value: 'Bearer {x_token}',
            variables: [{ name: 'x_token', isRequired: true, isSecret: true }],
          },
          { name: 'X-Region', isRequired: true, choices: ['eu', 'us'], default: 'eu' },
          { name: 'X-Fixed', value: '2026' },
        ],
        variables: [
          { name: 'tenant', description: 'Whose', isRequired: true, placeholder: 'acme' },
          { name: 'api_key', isRequired: true, isSecret: true },
        ],
      },
      { url: 'https://mcp.example.com/sse', transport: 'sse' },
    ],
    transports: ['stdio'],
    packages: [
      {
        registryType: 'npm',
        identifier: '@example/x',
        version: '1.2.3',
        fileSha256: 'ab'.repeat(32),
        runtimeHint: 'npx',
        transport: 'stdio',
        runtimeArguments: [{ name: '-y', kind: 'positional', value: '-y' }],
        packageArguments: [
          { name: '--port', kind: 'named', default: '8080', format: 'number', isRepeated: true },
          { name: 'path', kind: 'positional', format: 'filepath', isRequired: true },
        ],
        environmentVariables: [{ name: 'X_API_KEY', isRequired: true, isSecret: true }],
      },
      {
        registryType: 'oci',
        identifier: 'images.example/example/x:1.2.3',
        transport: 'http',
        url: 'http://{host}:{port}/mcp',
      },
    ],
    auth: { kind: 'bearer', details: { headers: ['Authorization', 'X-Region'] } },
    tools: [],
    capabilities: [],
    homepage: 'https://example.com/docs',
    repository: 'https://github.com/example/x',
    repositoryFolder: 'apps/mcp',
    verification: {
      by: 'publisher-domain',
      reason: 'its endpoint lies in example.com, which the registry has verified',
    },
    popularity: 0,
    source: { registry: 'test', id: 'com.example/x' },
    trust: 'local-file',
    createdAt: '2025-11-24T15:23:52.365Z',
    updatedAt: '2025-11-25T15:23:52.000Z',
  });
});

test('reads what the schema of 2025-07-09 called otherwise', () => {
  const { record } = read(
    {
      version: '1.0.0',
      website_url: 'https://example.com/',
      remotes: [{ transport_type: 'streamable', url: 'https://a.example.com/mcp' }],
      packages: [
        {
          registry_type: 'PyPI',
          identifier: 'x',
          file_sha256: 'cd'.repeat(32),
          runtime_hint: 'uvx',
          package_arguments: [
            { type: 'positional', value_hint: 'dir', is_required: true, is_repeated: true },
          ],
          environment_variables: [{ name: 'REGION', is_required: true, is_secret: true }],
        },
      ],
    },
    { published_at: '2025-07-10T00:00:00Z', updated_at: '2025-07-11T00:00:00Z', is_latest: true },
  );
  expect(record).toMatchObject({
    homepage: 'https://example.com/',
    endpoints: [{ url: 'https://a.example.com/mcp' }],
    packages: [
      {
        registryType: 'pypi',
        transport: 'stdio',
        fileSha256: 'cd'.repeat(32),
        runtimeHint: 'uvx',
        packageArguments: [{ name: 'dir', isRequired: true, isRepeated: true }],
        environmentVariables: [{ name: 'REGION', isRequired: true, isSecret: true }],
      },
    ],
    createdAt: '2025-07-10T00:00:00.000Z',
    updatedAt: '2025-07-11T00:00:00.000Z',
  });
  expect(record?.versionRank).toMatch(/^1/);
});

test('reads a row of the first seed, and a bare server.json, which nobody has verified', () => {
  const seed = readRow(
    {
      id: '4e9cf4cf-71f6-4aca-bae8-2d10a29ca2e0',
      name: 'io.github.someone/x',
      version_detail: {
        version: '0.0.1-seed',
        release_date: '2025-05-16T18:56:49Z',
        is_latest: true,
      },
      packages: [{ registry_name: 'npm', name: '@someone/x', version: '' }],
      remotes: [{ transport_type: 'sse', url: 'http://localhost:5008/sse' }],
    },
    context,
  );
  expect(seed.record).toMatchObject({
    version: '0.0.1-seed',
    createdAt: '2025-05-16T18:56:49.000Z',
    endpoints: [{ url: 'http://localhost:5008/sse', transport: 'sse' }],
    packages: [{ registryType: 'npm', identifier: '@someone/x', transport: 'stdio' }],
  });
  const bare = readRow(
    { name: 'com.example/x', remotes: [{ type: 'sse', url: 'https://example.com/sse' }] },
    { ...context, trust: 'registry' },
  );
  expect(bare.record).toMatchObject({ trust: 'registry', endpoints: [{ transport: 'sse' }] });
  expect(bare.record).not.toHaveProperty('verification');
});

test('a deprecated one is marked, a deleted one is none', () => {
  expect(read({}, { ...facts, status: 'deprecated' }).record?.status).toBe('deprecated');
  expect(read({}).record).not.toHaveProperty('status');
  expect(read({}, { ...facts, status: 'deleted' })).toEqual({});
});

test.each<[string, object, object]>([
  [
    'a token in a header',
    { name: 'Authorization', value: `Bearer ${secret}` },
    { name: 'Authorization', isSecret: true },
  ],
  [
    'any fixed credential',
    { name: 'X-Api-Key', value: 'correct-horse' },
    { name: 'X-Api-Key', isSecret: true },
  ],
  [
    'an example of one',
    { name: 'Authorization', value: 'Bearer YOUR_TOKEN' },
    { name: 'Authorization', isSecret: true, placeholder: 'Bearer YOUR_TOKEN' },
  ],
  [
    'a default of a secret',
    { name: 'X-Thing', isSecret: true, default: 'hunter2' },
    { name: 'X-Thing', isSecret: true },
  ],
  [
    'a token where nobody expects it',
    { name: 'X-Thing', value: secret },
    { name: 'X-Thing', isSecret: true },
  ],
  [
    'what a description gives away',
    { name: 'X-Thing', description: `Mine is ${secret}` },
    { name: 'X-Thing', description: 'Mine is [redacted]' },
  ],
  [
    'what only looks like a secret',
    { name: 'X-Publishable-Key', isSecret: false, value: 'pk' },
    { name: 'X-Publishable-Key', value: 'pk' },
  ],
  [
    'other words for a variable',
    { name: 'X-Api-Key', value: '${input:key}' },
    {
      name: 'X-Api-Key',
      isSecret: true,
      value: '{key}',
      variables: [{ name: 'key', isRequired: true, isSecret: true }],
    },
  ],
  [
    'a scheme of its own',
    { name: 'Authorization', value: 'App {KEY}', variables: { KEY: { default: secret } } },
    {
      name: 'Authorization',
      isSecret: true,
      value: 'App {KEY}',
      variables: [{ name: 'KEY', isSecret: true }],
    },
  ],
])('of a header: %s', (_name, header, expected) => {
  const { record } = read({
    remotes: [{ type: 'sse', url: 'https://example.com/', headers: [header] }],
  });
  expect(record?.endpoints[0]?.headers).toEqual([expected]);
});

test('leaves out what cannot be used, and never makes up an endpoint', () => {
  const { record, problem } = read({
    remotes: [
      null,
      { type: 'sse' },
      { type: 'sse', url: 'docker://image' },
      { type: 'sse', url: '{base_url}/mcp' },
      { type: 'stdio', url: 'https://example.com/' },
      { type: 'sse', url: `https://example.com/${secret}/sse` },
      {
        type: 'sse',
        url: `https://me:pass@example.com/{tenant}/sse?token=${secret}`,
        headers: [{ name: 'Host', value: 'elsewhere' }, { name: 'a b' }, { value: 'x' }, 7],
      },
    ],
    packages: [{ registryType: 'oci' }, { identifier: secret }, 'x'],
  });
  expect(problem).toBe('an endpoint held credentials, which were left out');
  expect(record?.endpoints).toEqual([
    {
      url: 'https://example.com/{tenant}/sse',
      transport: 'sse',
      variables: [{ name: 'tenant', isRequired: true }],
    },
  ]);
  expect(record).not.toHaveProperty('packages');
  expect(JSON.stringify(record)).not.toContain(secret);
});

test('scrubs texts and packages', () => {
  const { record, problem } = read({
    title: `The ${secret}`,
    description: `Call with ${secret}`,
    packages: [
      {
        registryType: 'npm',
        identifier: 'x',
        runtimeArguments: [
          { type: 'positional', value: `-e TOKEN=${secret}` },
          { type: 'named', name: '--api-key', value: 'correct-horse' },
        ],
        environmentVariables: [
          { name: 'A', default: secret },
          { name: 'WALLET', default: '0'.repeat(63) + '1' },
          { name: 'PORT', default: 8080 },
        ],
      },
    ],
  });
  expect(problem).toBe('a package held credentials, which were left out');
  expect(record).toMatchObject({ title: 'The [redacted]', description: 'Call with [redacted]' });
  expect(record?.packages?.[0]).toMatchObject({
    runtimeArguments: [
      { name: 'argument 1', isSecret: true },
      { name: '--api-key', isSecret: true },
    ],
    environmentVariables: [{ name: 'A' }, { name: 'WALLET' }, { name: 'PORT', default: '8080' }],
  });
  const told = JSON.stringify(record);
  expect(told).not.toContain(secret);
  expect(told).not.toMatch(/correct-horse|0{63}/);
});

test('reads whole pieces of a command line, as old rows have them', () => {
  const piece = (value: string): object => ({ type: 'named', name: value, value, default: value });
  const values = ['-e API_TOKEN', '--accessToken <YOUR_TOKEN>', '-e PASSWORD=your_password'];
  const { record, problem } = read({
    packages: [{ name: 'x', package_arguments: [...values, '--api-key=YOUR_KEY'].map(piece) }],
  });
  expect(problem).toBeUndefined();
  expect(record?.packages?.[0]?.packageArguments).toEqual([
    ...values.map((value) => ({ kind: 'named', name: value, value, default: value })),
    {
      kind: 'named',
      name: '--api-key=YOUR_KEY',
      isSecret: true,
      placeholder: '--api-key=YOUR_KEY',
    },
  ]);
});

test('takes tags, tools and numbers from who may tell them', () => {
  const provided = {
    'io.modelcontextprotocol.registry/publisher-provided': {
      tags: ['database', 'sql'],
      'io.github.stacklok': {
        'images.example/x:1': {
          metadata: { stars: 17, pulls: 5 },
          tags: ['mysql', 'sql'],
          tools: ['execute_sql'],
        },
      },
      'com.example': { category: ['dev'], visitorsEstimateTotal: 9e9, stars: 9e9 },
    },
  };
  const readMeta = (name: string, _meta: object): ServiceRecord | undefined =>
    readRow({ server: { name, _meta: provided }, _meta }, context).record;
  expect(readMeta('io.github.stacklok/x', {})).toMatchObject({
    tags: ['database', 'sql', 'mysql', 'dev'],
    tools: [{ name: 'execute_sql' }],
    popularity: 22,
  });
  expect(readMeta('io.github.somebody/x', {})?.popularity).toBe(0);
  const pulse = {
    'com.pulsemcp/server': { visitorsEstimateLastWeek: 3, visitorsEstimateTotal: 8 },
  };
  expect(readMeta('io.github.somebody/x', pulse)?.popularity).toBe(8);
});

test.each([
  [{ name: 7 }, 'it has no name'],
  [{ name: '\u001B[2J' }, 'it has no name'],
])('%j: %s', (server, problem) => {
  expect(readRow({ server }, context)).toEqual({ problem });
});

test('takes anything without throwing', () => {
  const junk = [null, 7, 'x', [], {}, [[null]], { a: { b: {} } }, [{}, 7, null, { name: {} }]];
  const keys = ['title', 'description', 'version', 'remotes', 'packages', 'repository', '_meta'];
  for (const value of junk) {
    for (const key of [...keys, 'websiteUrl', 'status', 'version_detail']) {
      expect(read({ [key]: value }).record?.name).toBe('com.example/x');
    }
    for (const key of ['headers', 'variables', 'type', 'url', 'transport_type']) {
      read({ remotes: [{ url: 'https://example.com/', [key]: value }] });
    }
    for (const key of ['transport', 'packageArguments', 'environmentVariables', 'registryType']) {
      read({ packages: [{ identifier: 'x', [key]: value }] });
    }
    readRow({ server: { name: 'x' }, _meta: value }, context);
  }
});
