import { expect, test } from 'vitest';
import { hideSecrets } from './hide-secrets.js';

test.each([
  [
    ['--token', 'abc', '--deep'],
    ['--token', '…', '--deep'],
  ],
  [['--api-key=abc'], ['--api-key=…']],
  [
    ['-e', 'API_TOKEN=abc', '-e', 'MODE=fast'],
    ['-e', 'API_TOKEN=…', '-e', 'MODE=fast'],
  ],
  [
    ['--header', 'Authorization: Bearer abc'],
    ['--header', 'Authorization: …'],
  ],
  [
    ['--header', 'Authorization:${AUTH}'],
    ['--header', 'Authorization:${AUTH}'],
  ],
  [
    ['--token', '${env:TOKEN}'],
    ['--token', '${env:TOKEN}'],
  ],
  [['ghp_0123456789abcdef'], ['…']],
  [
    ['--token', '--verbose'],
    ['--token', '--verbose'],
  ],
  [['postgres://me:word@db.example/x?sslmode=on'], ['postgres://…@db.example/x?sslmode=on']],
  [
    ['-y', '@scope/server@1', '/srv/data', '--max-tokens', '5'],
    ['-y', '@scope/server@1', '/srv/data', '--max-tokens', '5'],
  ],
])('of the arguments %j', (args, shown) => {
  expect(hideSecrets({ command: 'x', args })).toEqual({ command: 'x', args: shown });
});

test('of an address', () => {
  expect(hideSecrets({ url: 'https://me:word@x.example/mcp?api_key=abc&region=eu' })).toEqual({
    url: 'https://…@x.example/mcp?api_key=…&region=eu',
  });
});
