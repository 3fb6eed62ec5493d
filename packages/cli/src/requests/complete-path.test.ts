import { expect, test } from 'vitest';
import { completePath } from './complete-path.js';

test.each([
  ['/connections', '/v2/connections'],
  ['connections', '/v2/connections'],
  ['services/search?q=a/b', '/v2/services/search?q=a/b'],
  ['/v2/services', '/v2/services'],
  ['/api/discover/search?q=coffee', '/api/discover/search?q=coffee'],
  ['health', '/health'],
  ['/health?x=1', '/health?x=1'],
  ['/services/1/health', '/v2/services/1/health'],
  ['openapi.json', '/openapi.json'],
])('%s is %s', (typed, path) => {
  expect(completePath(typed)).toBe(path);
});
