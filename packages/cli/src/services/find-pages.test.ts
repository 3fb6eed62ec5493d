import { expect, test } from 'vitest';
import { stubService } from '../../test/stub-service.js';
import { findPages } from './find-pages.js';

test('the homepage comes first, and nothing that is no page', () => {
  const service = stubService({
    name: 'x',
    homepage: 'https://x.example',
    repository: 'https://code.example/x',
    endpoints: [{ url: 'https://mcp.x.example/mcp' }, { url: 'wss://x.example' }, {}],
  });
  expect(findPages(service)).toEqual([
    { kind: 'homepage', url: 'https://x.example/' },
    { kind: 'repository', url: 'https://code.example/x' },
    { kind: 'endpoint', url: 'https://mcp.x.example/' },
  ]);
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'x', 'https://me:pw@x.example', 'ssh://x'])(
  '%s is never opened',
  (homepage) => {
    expect(findPages(stubService({ name: 'x', homepage }))).toEqual([]);
  },
);
