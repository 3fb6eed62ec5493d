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
    verified: false,
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
