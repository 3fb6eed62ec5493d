import { expect, test } from 'vitest';

import { createRedactor } from '../secrets/create-redactor.js';
import { parseChallenge, type AuthChallenge } from './parse-challenge.js';

const redactor = createRedactor(['Bearer sekrit-42', 'sekrit-42']);

const rows: [string | null, AuthChallenge][] = [
  [null, { type: 'unknown' }],
  ['', { type: 'unknown' }],
  ['Bearer', { type: 'bearer', scheme: 'Bearer' }],
  ['Bearer realm="a \\"b\\""', { type: 'bearer', scheme: 'Bearer', realm: 'a "b"' }],
  [
    'bearer scope="x y", resource_metadata="https://a.example/.well-known/r"',
    {
      type: 'oauth2',
      scheme: 'bearer',
      scope: 'x y',
      resourceMetadata: 'https://a.example/.well-known/r',
    },
  ],
  ['Bearer resource_metadata="javascript:alert(1)"', { type: 'bearer', scheme: 'Bearer' }],
  ['Basic realm=plain', { type: 'unknown', scheme: 'Basic', realm: 'plain' }],
  ['sekrit-42', { type: 'unknown' }],
  [
    'Bearer realm="Bearer sekrit-42", scope=sekrit-42, resource_metadata="https://a.example/?t=sekrit-42"',
    {
      type: 'oauth2',
      scheme: 'Bearer',
      realm: '[redacted]',
      scope: '[redacted]',
      resourceMetadata: 'https://a.example/?t=[redacted]',
    },
  ],
  ['Bearer realm="\u001B[2J"', { type: 'bearer', scheme: 'Bearer', realm: '[2J' }],
];

test.each(rows)('%j', (header, expected) => {
  expect(parseChallenge(header, { redactor })).toEqual(expected);
});

test('a huge header is read in bounds', () => {
  const challenge = parseChallenge(
    `Bearer realm="${'x'.repeat(2000)}"${', a="b"'.repeat(100_000)}`,
    { redactor },
  );
  expect(challenge.realm?.length).toBe(500);
});
