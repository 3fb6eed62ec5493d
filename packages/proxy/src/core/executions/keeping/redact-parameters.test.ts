import { expect, test } from 'vitest';
import { redactParameters } from './redact-parameters.js';

const none = { schema: {}, names: [] };
const redacted = '[redacted]';

test.each([
  'password',
  'passwordConfirmation',
  'new_password2',
  'passcode',
  'apiKey',
  'x-api-key',
  'accessKey',
  'aws_access_key_id',
  'accessToken',
  'client_secret',
  '__evmauth',
  'Authorization',
  'bearer',
  'jwt',
  'pin',
  'otp',
  'mnemonic',
  'seedPhrase',
])('a parameter that is called %s is not kept', (name) => {
  const parameters = { rows: [{ [name]: 'x' }] };
  expect(redactParameters(parameters, none)).toEqual({ rows: [{ [name]: redacted }] });
});

test.each(['max_tokens', 'keyword', 'compassion', 'spin', 'author', 'option', 'primary_key'])(
  'a parameter that is called %s is',
  (name) => {
    expect(redactParameters({ [name]: 'x' }, none)).toEqual({ [name]: 'x' });
  },
);

test('what the schema calls a secret is one, wherever it says so', () => {
  const hidden = { type: 'string', format: 'password' };
  const schema = {
    $defs: { hidden, account: { properties: { door: { $ref: '#/$defs/hidden' } } } },
    properties: {
      a: { $ref: '#/$defs/hidden' },
      b: { $ref: '#/$defs/account' },
      c: { anyOf: [{ type: 'null' }, hidden] },
      d: { items: { allOf: [{ $ref: '#/$defs/account' }] } },
      e: { prefixItems: [{ type: 'string' }, hidden] },
      f: { additionalProperties: hidden },
      g: { patternProperties: { '^h': { writeOnly: true } } },
      i: { $ref: '#/properties/i' },
    },
    allOf: [{ properties: { j: hidden } }],
  };
  const parameters = {
    a: '1',
    b: { door: '1', open: true },
    c: '1',
    d: [{ door: '1' }],
    e: ['1', '1'],
    f: { any: '1' },
    g: { h: '1', other: '1' },
    i: '1',
    j: '1',
  };
  expect(redactParameters(parameters, { schema, names: [] })).toEqual({
    a: redacted,
    b: { door: redacted, open: true },
    c: redacted,
    d: [{ door: redacted }],
    e: ['1', redacted],
    f: { any: redacted },
    g: { h: redacted, other: redacted },
    i: '1',
    j: redacted,
  });
});
