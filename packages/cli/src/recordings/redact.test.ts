import { expect, test } from 'vitest';
import { redact } from './redact.js';

test('credentials are taken out, wherever they stand', () => {
  expect(
    redact(
      {
        auth: { type: 'bearer', token: 'abc' },
        parameters: { q: 'x', password: 'p', nested: [{ api_key: 'k', __evmauth: { proof: 1 } }] },
      },
      { isRequest: true },
    ),
  ).toEqual({
    auth: { type: 'bearer', token: '[redacted]' },
    parameters: {
      q: 'x',
      password: '[redacted]',
      nested: [{ api_key: '[redacted]', __evmauth: '[redacted]' }],
    },
  });
});

test('what has none is left as it is, schemas of credentials too', () => {
  const body = {
    data: {
      auth: { type: 'oauth2', scopes: ['x'] },
      inputSchema: { properties: { password: { type: 'string' } } },
      nextPageToken: 'x',
      secret: '',
    },
  };
  expect(redact(body, { isRequest: false })).toBe(body);
});
