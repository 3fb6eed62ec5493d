import { expect, test } from 'vitest';
import { readRow } from './read-row.js';

const context = { key: 'key', registry: 'test', fallbackMoment: '2026-01-01T00:00:00.000Z' };
const _meta = { 'io.modelcontextprotocol.registry/official': { status: 'active', isLatest: true } };

function read(server: object, provesNamespaces: boolean): ReturnType<typeof readRow> {
  const row = { server: { name: 'com.example/x', ...server }, _meta };
  return readRow(row, { ...context, provesNamespaces });
}

test('only of the registry that proves namespaces, a name says whose the endpoints are', () => {
  const remotes = [{ type: 'sse', url: 'https://example.com/sse' }];
  expect(read({ remotes }, true).record?.verification?.by).toBe('publisher-domain');
  expect(read({ remotes }, false).record).not.toHaveProperty('verification');
  expect(read({ remotes, verified: true }, false).record).not.toHaveProperty('verification');
  const server = { name: 'com.example/x', remotes };
  for (const row of [
    { server, verified: true },
    { ...server, verified: true },
  ]) {
    expect(readRow(row, context).record?.verification?.by).toBe('registry');
  }
  expect(readRow({ server, verified: 'true' }, context).record).not.toHaveProperty('verification');
});
