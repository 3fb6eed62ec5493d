import { expect, test } from 'vitest';

import { createRedactor } from '../secrets/create-redactor.js';
import { parseChallenge, type SaidChallenge } from './parse-challenge.js';

const redactor = createRedactor(['Bearer sekrit-42', 'sekrit-42']);

const rows: [string | null, Omit<SaidChallenge, 'fields'>][] = [
  [null, { kind: 'unknown' }],
  ['', { kind: 'unknown' }],
  ['Bearer', { kind: 'bearer', scheme: 'Bearer' }],
  ['Bearer realm="a \\"b\\""', { kind: 'bearer', scheme: 'Bearer', realm: 'a "b"' }],
  [
    'bearer scope="x y", resource_metadata="https://a.example/.well-known/r"',
    {
      kind: 'oauth2',
      scheme: 'bearer',
      scope: 'x y',
      resourceMetadata: 'https://a.example/.well-known/r',
    },
  ],
  ['Bearer resource_metadata="javascript:alert(1)"', { kind: 'bearer', scheme: 'Bearer' }],
  ['Basic realm=plain', { kind: 'basic', scheme: 'Basic', realm: 'plain' }],
  // Several of one field, or of several fields; the one that says most counts.
  [
    'Basic realm="a, Bearer b=c", charset="UTF-8" , Bearer error="invalid_token",error_description="It has expired" , Negotiate',
    { kind: 'bearer', scheme: 'Bearer', reason: 'expired' },
  ],
  [
    'Negotiate YWJj==, Basic realm="x", bearer resource_metadata="https://a.example/m", error=insufficient_scope, scope="a b"',
    {
      kind: 'oauth2',
      scheme: 'bearer',
      reason: 'insufficient_scope',
      scope: 'a b',
      resourceMetadata: 'https://a.example/m',
    },
  ],
  [
    ', ,Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"',
    { kind: 'basic', scheme: 'Basic', realm: 'simple' },
  ],
  ['Digest qop="auth", realm="d"', { kind: 'unknown', scheme: 'Digest', realm: 'd' }],
  ['ApiKey', { kind: 'api_key', scheme: 'ApiKey' }],
  ['Bearer error="invalid_token"', { kind: 'bearer', scheme: 'Bearer' }],
  ['Bearer realm="unfinished', { kind: 'bearer', scheme: 'Bearer' }],
  ['="x", Bearer', { kind: 'unknown' }],
  ['sekrit-42', { kind: 'unknown' }],
  [
    'Bearer realm="Bearer sekrit-42", scope=sekrit-42, resource_metadata="https://a.example/?t=sekrit-42"',
    {
      kind: 'oauth2',
      scheme: 'Bearer',
      realm: '[redacted]',
      scope: '[redacted]',
      resourceMetadata: 'https://a.example/?t=[redacted]',
    },
  ],
  ['Bearer realm="\u001B[2J"', { kind: 'bearer', scheme: 'Bearer', realm: '[2J' }],
];

test.each(rows)('%j', (header, expected) => {
  expect(parseChallenge(header, { redactor })).toEqual({ fields: [], ...expected });
});

test('a huge header is read in bounds', () => {
  const challenge = parseChallenge(
    `Bearer realm="${'x'.repeat(2000)}"${', a="b"'.repeat(100_000)}`,
    { redactor },
  );
  expect(challenge.realm?.length).toBe(500);
});
