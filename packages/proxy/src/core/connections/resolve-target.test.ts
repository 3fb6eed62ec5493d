import { expect, test } from 'vitest';
import type { ServiceRecord } from '../catalog/service-record.js';
import { resolveTarget } from './resolve-target.js';

function record(auth: ServiceRecord['auth']): ServiceRecord {
  return {
    id: 'a',
    name: 'a',
    description: '',
    tags: [],
    endpoints: [{ url: 'https://a.example/mcp' }],
    auth,
    tools: [],
    capabilities: [],
    popularity: 0,
    source: { registry: 'file:a.json', id: 'a' },
    trust: 'registry',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
}

test.each<[ServiceRecord['auth'], string | undefined]>([
  [{ kind: 'api_key', details: { header: 'X-Catalog-Key' } }, 'X-Catalog-Key'],
  [{ kind: 'unknown', details: { header: 'X-Catalog-Key' } }, 'X-Catalog-Key'],
  [{ kind: 'api_key', details: { headers: ['X-Alone'] } }, 'X-Alone'],
  [{ kind: 'api_key', details: { headers: ['X-One', 'X-Two'] } }, undefined],
  [{ kind: 'bearer', details: { headers: ['Authorization'] } }, undefined],
  [{ kind: 'api_key', details: { header: 'Host' } }, undefined],
  [{ kind: 'api_key', details: { header: 'a b' } }, undefined],
  [{ kind: 'api_key', details: { header: 7 } }, undefined],
  [{ kind: 'api_key' }, undefined],
])('the field for the key, of %j: %s', (auth, apiKeyHeader) => {
  expect(resolveTarget(record(auth), {})).toEqual({
    kind: 'http',
    url: 'https://a.example/mcp',
    addressPolicy: 'public',
    ...(apiKeyHeader !== undefined && { apiKeyHeader }),
  });
});

const bare = record({ kind: 'none' });

test('fills an address in with what its registry names for it', () => {
  const endpoints = [
    {
      url: 'https://{region}.a.example/{path}',
      variables: [
        { name: 'region', default: 'eu' },
        { name: 'path', value: 'mcp' },
      ],
    },
  ];
  expect(resolveTarget({ ...bare, endpoints }, {})).toMatchObject({
    url: 'https://eu.a.example/mcp',
  });
});

test('an address that the caller has to fill in is told, with what is missing', () => {
  const endpoints = [{ url: 'https://a.example/{tenant}/{plan}', variables: [{ name: 'tenant' }] }];
  const open = () => resolveTarget({ ...bare, endpoints }, {});
  expect(open).toThrow('has to be filled in first: {tenant}, {plan}. Connect with');
  expect(open).toThrow(
    expect.objectContaining({
      code: 'SERVICE_AUTH_REQUIRED',
      details: expect.objectContaining({
        challenge: {
          kind: 'custom',
          fields: [
            { name: 'tenant', isRequired: true, in: 'variable' },
            { name: 'plan', isRequired: true, in: 'variable' },
          ],
          reason: 'missing',
        },
      }),
    }),
  );
});

test('says what to do with a service that has no address', () => {
  const packages = [{ registryType: 'npm', identifier: 'a', transport: 'stdio' as const }];
  for (const more of [{ packages }, { transports: ['stdio' as const] }]) {
    expect(() => resolveTarget({ ...bare, endpoints: [], ...more }, {})).toThrow(
      'it runs as a command',
    );
  }
  expect(() => resolveTarget({ ...bare, endpoints: [] }, {})).toThrow(
    'neither where the service "a" answers nor how it is run',
  );
  expect(() =>
    resolveTarget(
      { ...bare, endpoints: [{ url: 'https://a.example/mcp', transport: 'sse' }] },
      { transport: 'websocket' },
    ),
  ).toThrow('no endpoint for the transport "websocket"');
});
