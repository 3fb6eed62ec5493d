import { expect, test } from 'vitest';
import { trustOfUrl } from './trust-of-url.js';

test.each([
  ['http://127.0.0.1:4000/api/v1', 'local-file'],
  ['http://[::1]:4000', 'local-file'],
  ['http://localhost', 'local-file'],
  ['http://registry.localhost./x', 'local-file'],
  ['https://nanda-registry.com', 'registry'],
  ['http://10.0.0.1', 'registry'],
  ['https://localhost.example', 'registry'],
])('%s is trusted as %s', (url, trust) => {
  expect(trustOfUrl(url)).toBe(trust);
});
