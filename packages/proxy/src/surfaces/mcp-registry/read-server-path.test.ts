import { expect, test } from 'vitest';
import { readServerPath } from './read-server-path.js';

test.each([
  ['/v0.1/servers/a.b%2Fc/versions', { name: 'a.b/c' }],
  ['/v0.1/servers/a.b%2fc/versions/', { name: 'a.b/c' }],
  ['/v0.1/servers/a.b/c/versions', { name: 'a.b/c' }],
  ['/v0.1/servers/a.b%2Fc/versions/latest', { name: 'a.b/c', version: 'latest' }],
  ['/v0.1/servers/a.b/c/versions/1.0.0%2Bx', { name: 'a.b/c', version: '1.0.0+x' }],
  ['/v0.1/servers/a.b%2Fversions/versions/versions', { name: 'a.b/versions', version: 'versions' }],
  ['/v0.1/servers/a.b/versions/versions', { name: 'a.b/versions' }],
  ['/v0.1/servers/a.b%2Fc/versions/1/2', { name: 'a.b/c', version: '1/2' }],
  ['/v0.1/servers/%E0%A4%A/c/versions', { name: '%E0%A4%A/c' }],
  ['/v0.1/servers/a.b%2Fc', undefined],
  ['/v0.1/servers/a.b/c/other', undefined],
  ['/v0.1/servers', undefined],
  ['/v0.1/servers/', undefined],
])('%s', (path, expected) => {
  expect(readServerPath(path)).toEqual(expected);
});
