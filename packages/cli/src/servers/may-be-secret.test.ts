import { expect, test } from 'vitest';
import { mayBeSecret } from './may-be-secret.js';

test.each([
  ['API_KEY', 'x', true],
  ['githubToken', 'x', true],
  ['Authorization', 'x', true],
  ['DATABASE_URL', 'postgres://me:s3cret@db/x', true],
  ['ID', 'ghp_0123456789abcdefghij', true],
  ['PUBLIC_KEY', 'x', false],
  ['MAX_TOKENS', '4096', false],
  ['MODE', 'production', false],
  ['HOME_DIR', '/home/me/a/very/long/path/2', false],
  ['DATABASE_URL', 'postgres://db/x', false],
])('%s=%s: %s', (name, value, expected) => {
  expect(mayBeSecret(name, value)).toBe(expected);
});
